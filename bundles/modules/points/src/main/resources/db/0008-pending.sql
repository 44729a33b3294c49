CREATE TABLE points_pending (
  account BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  currency VARCHAR(20) NOT NULL,
  held BOOLEAN NOT NULL,
  amount BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account, seq)
)
