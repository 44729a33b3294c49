CREATE TABLE events_reminders (
  event_id BIGINT NOT NULL,
  reminder VARCHAR(20) NOT NULL,
  starts_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (event_id, reminder, starts_at)
)
