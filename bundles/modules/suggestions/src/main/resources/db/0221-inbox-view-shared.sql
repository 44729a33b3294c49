ALTER TABLE suggestions_inbox_views ADD COLUMN shared BOOLEAN DEFAULT FALSE
