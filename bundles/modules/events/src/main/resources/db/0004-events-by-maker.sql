CREATE INDEX events_events_by_maker ON events_events (made_by)
