CREATE TABLE events_feeds (
  member_id BIGINT NOT NULL PRIMARY KEY,
  secret VARCHAR(64) NOT NULL,
  UNIQUE (secret)
)
