CREATE INDEX events_series_by_maker ON events_series (made_by)
