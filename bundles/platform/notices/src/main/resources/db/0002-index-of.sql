CREATE INDEX notices_events_of ON notices_events (subject_type, subject_id, type, id)
