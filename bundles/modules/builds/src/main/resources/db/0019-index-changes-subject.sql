CREATE INDEX builds_changes_subject ON builds_changes (subject_type, subject_id, id)
