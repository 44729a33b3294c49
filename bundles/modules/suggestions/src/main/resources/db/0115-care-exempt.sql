ALTER TABLE suggestions_care ADD COLUMN exempt INTEGER
