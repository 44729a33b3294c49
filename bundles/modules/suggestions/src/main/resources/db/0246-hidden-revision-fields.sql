ALTER TABLE suggestions_hidden_revisions ADD COLUMN fields VARCHAR(12000)
