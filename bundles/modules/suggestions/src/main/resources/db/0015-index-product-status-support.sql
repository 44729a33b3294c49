CREATE INDEX suggestions_product_status_support ON suggestions_suggestions (product_id, status, support_rank, id)
