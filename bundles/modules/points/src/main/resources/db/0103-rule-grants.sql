CREATE TABLE points_rule_grants (
  rule_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  amount BIGINT NOT NULL,
  day_number BIGINT NOT NULL,
  cause_about VARCHAR(110),
  cause_item VARCHAR(400),
  cause_actor BIGINT,
  cause_to_author BOOLEAN NOT NULL,
  undone_position BIGINT,
  undone_item VARCHAR(400),
  round INTEGER NOT NULL,
  PRIMARY KEY (rule_id, position, member_id)
)
