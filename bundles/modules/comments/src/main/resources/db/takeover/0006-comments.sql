INSERT INTO comments_comments (id, subject_type, subject_id, author_id, body, created_at, edited_at,
  removed_at, version, source_key)
SELECT c.id, 'suggestion', CAST(c.suggestion_id AS VARCHAR(64)), c.author_id, c.body, c.created_at,
       c.edited_at, c.removed_at, COALESCE(c.version, 1), c.source_key
  FROM suggestions_comments c
