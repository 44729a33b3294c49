CREATE INDEX suggestions_product_support ON suggestions_suggestions (product_id, support_rank, id)
