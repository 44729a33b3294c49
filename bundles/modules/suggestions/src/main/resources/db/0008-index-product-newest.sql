CREATE INDEX suggestions_product_newest ON suggestions_suggestions (product_id, newest_rank, id)
