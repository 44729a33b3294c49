CREATE TABLE voting_carried (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  source VARCHAR(160) NOT NULL,
  support BIGINT NOT NULL,
  counts_since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subject_type, subject_id, source)
)
