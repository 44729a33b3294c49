CREATE INDEX suggestions_care_unowned_product ON suggestions_care (unowned, product_id, received_at, suggestion_id)
