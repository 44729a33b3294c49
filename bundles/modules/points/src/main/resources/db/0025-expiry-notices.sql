CREATE TABLE points_expiry_notices (
  account BIGINT NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  told_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account, expires_at)
)
