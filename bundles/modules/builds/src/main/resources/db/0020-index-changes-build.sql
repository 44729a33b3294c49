CREATE INDEX builds_changes_build ON builds_changes (build_id, id)
