CREATE TABLE builds_feedback (
  entry_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  build_id BIGINT NOT NULL,
  answer VARCHAR(12) NOT NULL,
  device VARCHAR(200) NOT NULL,
  note VARCHAR(4000) NOT NULL,
  answered_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (entry_id, member_id)
)
