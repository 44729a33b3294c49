CREATE INDEX suggestions_comments_by_time ON suggestions_comments (suggestion_id, created_at, id)
