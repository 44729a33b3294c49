CREATE INDEX members_accounts_avatar ON members_accounts (avatar)
