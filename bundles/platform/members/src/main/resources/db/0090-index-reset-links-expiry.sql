CREATE INDEX members_reset_links_expiry ON members_reset_links (expires_at)
