ALTER TABLE suggestions_suggestions ADD COLUMN shuffle_rank BIGINT
