ALTER TABLE suggestions_comments ADD COLUMN removed_at TIMESTAMP(6) WITH TIME ZONE
