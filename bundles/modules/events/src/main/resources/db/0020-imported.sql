CREATE TABLE events_imported (
  source_key VARCHAR(300) NOT NULL PRIMARY KEY,
  event_id BIGINT NOT NULL
)
