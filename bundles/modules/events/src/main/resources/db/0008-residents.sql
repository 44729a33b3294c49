CREATE TABLE events_residents (
  member_id BIGINT NOT NULL PRIMARY KEY,
  city_id BIGINT NOT NULL,
  shown BOOLEAN NOT NULL
)
