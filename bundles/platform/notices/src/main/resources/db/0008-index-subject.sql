CREATE INDEX notices_items_subject ON notices_items (subject_type, subject_id, id)
