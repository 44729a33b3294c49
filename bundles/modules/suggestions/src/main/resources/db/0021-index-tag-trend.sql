CREATE INDEX suggestions_tag_trend ON suggestions_tags (tag, trend_rank, suggestion_id)
