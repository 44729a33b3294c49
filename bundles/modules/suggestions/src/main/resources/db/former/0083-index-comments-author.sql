CREATE INDEX suggestions_comments_author ON suggestions_comments (author_id, id)
