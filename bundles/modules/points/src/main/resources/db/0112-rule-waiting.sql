CREATE TABLE points_rule_waiting (
  position BIGINT PRIMARY KEY,
  subject_type VARCHAR(64) NOT NULL,
  cause_about VARCHAR(130) NOT NULL,
  cause_item VARCHAR(400),
  cause_actor BIGINT,
  undone_position BIGINT,
  undone_item VARCHAR(400),
  undone_also VARCHAR(400)
)
