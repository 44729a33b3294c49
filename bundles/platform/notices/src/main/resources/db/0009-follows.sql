CREATE TABLE notices_follows (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  member_id BIGINT NOT NULL,
  reason VARCHAR(20) NOT NULL,
  following INTEGER NOT NULL,
  since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subject_type, subject_id, member_id)
)
