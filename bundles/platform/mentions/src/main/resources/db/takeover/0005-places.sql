INSERT INTO mentions_places (id, subject_type, subject_id, member_id, handle, by_id, mentioned_at,
  past, erased_to)
SELECT m.id,
       CASE WHEN m.comment_id = 0 THEN CAST('suggestion' AS VARCHAR(40))
            ELSE CAST('comment' AS VARCHAR(40)) END,
       CAST(CASE WHEN m.comment_id = 0 THEN m.suggestion_id ELSE m.comment_id END AS VARCHAR(64)),
       m.member_id, m.handle, m.by_id, m.mentioned_at, COALESCE(m.past, 0), m.erased_to
  FROM suggestions_mentions m
