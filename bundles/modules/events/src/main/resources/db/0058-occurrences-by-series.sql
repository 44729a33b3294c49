CREATE INDEX events_occurrences_by_series ON events_occurrences (series_id, planned)
