ALTER TABLE members_accounts ADD COLUMN time_zone VARCHAR(64)
