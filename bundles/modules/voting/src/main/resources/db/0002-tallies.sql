CREATE TABLE voting_tallies (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  support BIGINT NOT NULL,
  PRIMARY KEY (subject_type, subject_id)
)
