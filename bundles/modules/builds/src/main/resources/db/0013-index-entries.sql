CREATE INDEX builds_entries_of_build ON builds_entries (build_id, position, id)
