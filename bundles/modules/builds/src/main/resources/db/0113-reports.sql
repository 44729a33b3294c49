CREATE TABLE builds_reports (
  build_id BIGINT PRIMARY KEY,
  channel_id BIGINT NOT NULL,
  closed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  participants BIGINT NOT NULL,
  best_entry BIGINT,
  best_engineer BIGINT,
  best_likes BIGINT,
  best_dislikes BIGINT
)
