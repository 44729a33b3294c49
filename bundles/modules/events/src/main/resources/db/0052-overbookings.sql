CREATE TABLE events_overbookings (
  event_id BIGINT NOT NULL PRIMARY KEY,
  surplus INTEGER NOT NULL
)
