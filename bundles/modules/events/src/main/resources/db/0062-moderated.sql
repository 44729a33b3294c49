CREATE TABLE events_moderated (
  event_id BIGINT NOT NULL PRIMARY KEY,
  was VARCHAR(20) NOT NULL
)
