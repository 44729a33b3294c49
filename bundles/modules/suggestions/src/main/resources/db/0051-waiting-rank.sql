ALTER TABLE suggestions_suggestions ADD COLUMN waiting_rank BIGINT
