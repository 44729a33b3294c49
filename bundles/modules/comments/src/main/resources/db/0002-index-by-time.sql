CREATE INDEX comments_comments_by_time ON comments_comments (subject_type, subject_id, created_at, id)
