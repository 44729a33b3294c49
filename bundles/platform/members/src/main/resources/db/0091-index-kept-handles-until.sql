CREATE INDEX members_kept_handles_until ON members_kept_handles (kept_until)
