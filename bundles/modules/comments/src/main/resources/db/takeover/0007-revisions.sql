INSERT INTO comments_revisions (comment_id, version, body, written_at)
SELECT r.comment_id, r.version, r.body, r.written_at FROM suggestions_comment_revisions r
