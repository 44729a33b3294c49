CREATE TABLE voting_votes (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  member BIGINT NOT NULL,
  cast_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subject_type, subject_id, member)
)
