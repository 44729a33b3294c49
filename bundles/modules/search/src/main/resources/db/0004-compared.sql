CREATE TABLE search_compared (
  subject_type VARCHAR(40) PRIMARY KEY,
  last_id VARCHAR(64) NOT NULL
)
