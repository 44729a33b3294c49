CREATE INDEX builds_links_subject ON builds_links (subject_type, subject_id, build_id)
