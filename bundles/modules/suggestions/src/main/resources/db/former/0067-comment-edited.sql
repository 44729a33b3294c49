ALTER TABLE suggestions_comments ADD COLUMN edited_at TIMESTAMP(6) WITH TIME ZONE
