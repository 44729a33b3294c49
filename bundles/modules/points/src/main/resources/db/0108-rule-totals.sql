CREATE TABLE points_rule_totals (
  rule_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (member_id, rule_id)
)
