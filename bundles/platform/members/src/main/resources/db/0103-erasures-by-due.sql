CREATE INDEX members_erasures_by_due ON members_erasures (section, due_at, account)
