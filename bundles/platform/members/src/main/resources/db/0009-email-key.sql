ALTER TABLE members_accounts ADD COLUMN email_key VARCHAR(320)
