CREATE INDEX events_events_by_city ON events_events (place_city, time_starts_at)
