CREATE TABLE points_rule_progress (
  rule_id BIGINT PRIMARY KEY,
  position BIGINT NOT NULL,
  points BIGINT NOT NULL,
  finished BOOLEAN NOT NULL
)
