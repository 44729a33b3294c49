CREATE INDEX points_pending_due ON points_pending (account, state, due_at)
