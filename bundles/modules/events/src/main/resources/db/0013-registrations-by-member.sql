CREATE INDEX events_registrations_by_member ON events_registrations (member_id, event_id)
