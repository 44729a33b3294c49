CREATE TABLE suggestions_releases (
  change_key VARCHAR(200) PRIMARY KEY,
  suggestion_id BIGINT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  release_id VARCHAR(80) NOT NULL,
  release_version VARCHAR(80) NOT NULL,
  release_channel VARCHAR(80) NOT NULL,
  release_path VARCHAR(1000),
  device VARCHAR(200),
  event_id BIGINT,
  status_was VARCHAR(20),
  status_became VARCHAR(20),
  applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  undone_at TIMESTAMP(6) WITH TIME ZONE
)
