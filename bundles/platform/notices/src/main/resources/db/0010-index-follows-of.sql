CREATE INDEX notices_follows_of ON notices_follows (member_id, subject_type, subject_id)
