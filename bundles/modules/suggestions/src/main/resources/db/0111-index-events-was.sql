CREATE INDEX suggestions_events_was ON suggestions_events (kind, was)
