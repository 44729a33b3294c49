ALTER TABLE members_sessions ADD COLUMN address VARCHAR(64)
