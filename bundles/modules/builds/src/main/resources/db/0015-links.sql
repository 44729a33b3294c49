CREATE TABLE builds_links (
  entry_id BIGINT NOT NULL,
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(64) NOT NULL,
  build_id BIGINT NOT NULL,
  PRIMARY KEY (entry_id, subject_type, subject_id)
)
