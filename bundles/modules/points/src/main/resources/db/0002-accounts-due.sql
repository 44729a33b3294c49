CREATE INDEX points_accounts_due ON points_accounts (next_due)
