CREATE TABLE events_entrances (
  event_id BIGINT NOT NULL PRIMARY KEY,
  names VARCHAR(3000) NOT NULL
)
