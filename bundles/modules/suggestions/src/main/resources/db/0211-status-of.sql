CREATE TABLE suggestions_status_of (
  suggestion_id BIGINT PRIMARY KEY,
  status_id BIGINT NOT NULL
)
