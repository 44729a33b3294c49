CREATE INDEX suggestions_care_unanswered_product ON suggestions_care (unanswered, product_id, received_at, suggestion_id)
