CREATE TABLE members_erasures (
  section VARCHAR(100) NOT NULL,
  account BIGINT NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  failures INTEGER NOT NULL,
  problem VARCHAR(1000),
  PRIMARY KEY (section, account)
)
