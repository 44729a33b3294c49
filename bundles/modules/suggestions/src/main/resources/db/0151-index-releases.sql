CREATE INDEX suggestions_releases_by_time ON suggestions_releases (suggestion_id, applied_at)
