CREATE TABLE events_occurrences (
  event_id BIGINT NOT NULL PRIMARY KEY,
  series_id BIGINT NOT NULL,
  planned VARCHAR(16) NOT NULL
)
