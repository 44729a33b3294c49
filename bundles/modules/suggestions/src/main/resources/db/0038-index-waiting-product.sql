CREATE INDEX suggestions_care_waiting_product ON suggestions_care (waiting, product_id, received_at, suggestion_id)
