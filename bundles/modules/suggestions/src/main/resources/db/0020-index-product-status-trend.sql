CREATE INDEX suggestions_product_status_trend ON suggestions_suggestions (product_id, status, trend_rank, id)
