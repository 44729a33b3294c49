CREATE TABLE events_unnamed (
  event_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  shown BOOLEAN NOT NULL,
  PRIMARY KEY (event_id, member_id)
)
