CREATE TABLE builds_breaks (
  channel_id BIGINT NOT NULL,
  on_day DATE NOT NULL,
  kind VARCHAR(12) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  PRIMARY KEY (channel_id, on_day)
)
