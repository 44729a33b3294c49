CREATE INDEX suggestions_hidden_product ON suggestions_hidden (product_id)
