CREATE TABLE events_tickets (
  registration_id BIGINT NOT NULL PRIMARY KEY,
  event_id BIGINT NOT NULL,
  code VARCHAR(20) NOT NULL,
  entered_at TIMESTAMP(6) WITH TIME ZONE,
  entered_by BIGINT,
  UNIQUE (event_id, code)
)
