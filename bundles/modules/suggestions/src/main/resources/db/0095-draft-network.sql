ALTER TABLE suggestions_drafts ADD COLUMN network VARCHAR(64)
