ALTER TABLE members_accounts ADD COLUMN avatar VARCHAR(64)
