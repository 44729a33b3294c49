CREATE INDEX members_email_links_expiry ON members_email_links (expires_at)
