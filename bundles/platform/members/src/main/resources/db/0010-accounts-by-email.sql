CREATE INDEX members_accounts_email ON members_accounts (email_key)
