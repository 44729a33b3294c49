CREATE TABLE journal_set_aside (
  subscription VARCHAR(200) NOT NULL,
  position BIGINT NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  attempts INTEGER NOT NULL,
  set_aside_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subscription, position)
)
