CREATE INDEX suggestions_product_trend ON suggestions_suggestions (product_id, trend_rank, id)
