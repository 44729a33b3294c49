CREATE INDEX suggestions_product_status_newest ON suggestions_suggestions (product_id, status, newest_rank, id)
