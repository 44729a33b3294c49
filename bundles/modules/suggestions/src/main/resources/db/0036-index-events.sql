CREATE INDEX suggestions_events_by_time ON suggestions_events (suggestion_id, happened_at, id)
