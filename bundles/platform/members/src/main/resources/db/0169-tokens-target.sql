ALTER TABLE members_tokens ADD COLUMN target VARCHAR(200)
