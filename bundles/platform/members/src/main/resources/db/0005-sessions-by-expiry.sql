CREATE INDEX members_sessions_expiry ON members_sessions (expires_at)
