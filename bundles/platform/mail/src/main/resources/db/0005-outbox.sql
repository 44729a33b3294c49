CREATE TABLE mail_local_outbox (
  message BIGINT PRIMARY KEY,
  sealed VARCHAR(140000)
)
