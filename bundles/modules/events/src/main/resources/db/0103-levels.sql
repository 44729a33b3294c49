CREATE TABLE events_levels (
  event_id BIGINT PRIMARY KEY,
  least INTEGER NOT NULL
)
