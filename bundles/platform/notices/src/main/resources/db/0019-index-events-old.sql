CREATE INDEX notices_events_old ON notices_events (happened_at, id)
