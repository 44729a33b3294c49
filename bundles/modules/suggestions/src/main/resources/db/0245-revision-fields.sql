ALTER TABLE suggestions_revisions ADD COLUMN fields VARCHAR(12000)
