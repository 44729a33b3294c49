CREATE TABLE points_rule_revisions (
  rule_id BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  from_position BIGINT,
  terms VARCHAR(16000) NOT NULL,
  saved_by BIGINT,
  saved_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (rule_id, revision)
)
