ALTER TABLE suggestions_tags ADD COLUMN waiting_rank BIGINT
