CREATE TABLE voting_merges (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  into_type VARCHAR(40) NOT NULL,
  into_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (subject_type, subject_id)
)
