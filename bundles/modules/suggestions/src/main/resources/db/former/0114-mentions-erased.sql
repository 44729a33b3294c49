ALTER TABLE suggestions_mentions ADD COLUMN erased_to INTEGER
