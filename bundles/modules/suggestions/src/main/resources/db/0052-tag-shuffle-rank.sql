ALTER TABLE suggestions_tags ADD COLUMN shuffle_rank BIGINT
