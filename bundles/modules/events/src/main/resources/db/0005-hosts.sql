CREATE TABLE events_hosts (
  event_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  PRIMARY KEY (event_id, member_id)
)
