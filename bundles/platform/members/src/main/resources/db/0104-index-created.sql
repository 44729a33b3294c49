CREATE INDEX members_accounts_created ON members_accounts (created_at)
