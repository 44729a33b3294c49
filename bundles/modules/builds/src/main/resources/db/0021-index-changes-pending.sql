CREATE INDEX builds_changes_pending ON builds_changes (applied_at, id)
