CREATE INDEX comments_comments_author ON comments_comments (author_id, id)
