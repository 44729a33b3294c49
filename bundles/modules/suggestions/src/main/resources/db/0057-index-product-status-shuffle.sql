CREATE INDEX suggestions_product_status_shuffle ON suggestions_suggestions (product_id, status, shuffle_rank, id)
