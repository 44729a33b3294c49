CREATE TABLE comments_counts (
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  comments INTEGER NOT NULL,
  PRIMARY KEY (subject_type, subject_id)
)
