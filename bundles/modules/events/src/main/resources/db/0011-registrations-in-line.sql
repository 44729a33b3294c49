CREATE INDEX events_registrations_in_line ON events_registrations (event_id, state, line)
