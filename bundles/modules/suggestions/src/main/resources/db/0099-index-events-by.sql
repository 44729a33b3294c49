CREATE INDEX suggestions_events_by ON suggestions_events (by_id)
