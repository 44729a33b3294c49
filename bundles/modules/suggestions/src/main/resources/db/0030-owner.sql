ALTER TABLE suggestions_suggestions ADD COLUMN owner_id BIGINT
