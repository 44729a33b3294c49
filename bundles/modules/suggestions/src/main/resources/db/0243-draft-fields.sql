ALTER TABLE suggestions_drafts ADD COLUMN fields VARCHAR(12000)
