CREATE TABLE suggestions_imported (
  source VARCHAR(200) NOT NULL,
  source_id VARCHAR(400) NOT NULL,
  suggestion_id BIGINT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (source, source_id)
)
