CREATE TABLE mail_once (
  once_key VARCHAR(200) PRIMARY KEY,
  message BIGINT NOT NULL
)
