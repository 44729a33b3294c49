CREATE INDEX moderation_replies_author ON moderation_replies (author_id, action_id)
