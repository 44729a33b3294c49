CREATE INDEX suggestions_status_trend ON suggestions_suggestions (status, trend_rank, id)
