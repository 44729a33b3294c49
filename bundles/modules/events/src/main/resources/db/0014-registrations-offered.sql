CREATE INDEX events_registrations_offered ON events_registrations (state, offered_until)
