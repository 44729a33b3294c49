CREATE INDEX suggestions_product_waiting ON suggestions_suggestions (product_id, waiting_rank, id)
