CREATE TABLE suggestions_locks (
  suggestion_id BIGINT PRIMARY KEY,
  locked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
