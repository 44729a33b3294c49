CREATE INDEX suggestions_trend ON suggestions_suggestions (trend_rank, id)
