CREATE INDEX builds_marks_build ON builds_marks (build_id, marked_at, entry_id, member_id)
