CREATE INDEX notices_pending_due ON notices_pending (due_at, member_id)
