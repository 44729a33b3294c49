CREATE INDEX suggestions_product_shuffle ON suggestions_suggestions (product_id, shuffle_rank, id)
