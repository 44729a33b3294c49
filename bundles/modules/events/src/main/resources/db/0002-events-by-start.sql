CREATE INDEX events_events_by_start ON events_events (state, time_starts_at, id)
