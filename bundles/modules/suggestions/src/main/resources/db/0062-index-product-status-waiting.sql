CREATE INDEX suggestions_product_status_waiting ON suggestions_suggestions (product_id, status, waiting_rank, id)
