CREATE TABLE notices_pending (
  member_id BIGINT NOT NULL,
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  type VARCHAR(100) NOT NULL,
  delivery VARCHAR(20) NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  message_id BIGINT,
  mailed_to BIGINT NOT NULL,
  PRIMARY KEY (member_id, subject_type, subject_id, type)
)
