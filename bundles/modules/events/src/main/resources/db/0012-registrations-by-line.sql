CREATE INDEX events_registrations_by_line ON events_registrations (event_id, line)
