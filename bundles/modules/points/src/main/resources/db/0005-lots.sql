CREATE TABLE points_lots (
  account BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  remaining BIGINT NOT NULL CHECK (remaining >= 0),
  expired BIGINT NOT NULL,
  live BOOLEAN NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (account, seq)
)
