CREATE TABLE suggestions_merges (
  suggestion_id BIGINT PRIMARY KEY,
  into_id BIGINT NOT NULL,
  status_before VARCHAR(20) NOT NULL,
  by_id BIGINT,
  merged_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
