ALTER TABLE suggestions_comments ADD COLUMN version INTEGER DEFAULT 1
