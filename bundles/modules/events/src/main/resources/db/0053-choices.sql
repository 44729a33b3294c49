CREATE TABLE events_choices (
  registration_id BIGINT NOT NULL PRIMARY KEY,
  event_id BIGINT NOT NULL,
  category_id BIGINT NOT NULL
)
