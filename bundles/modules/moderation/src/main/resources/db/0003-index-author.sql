CREATE INDEX moderation_actions_author ON moderation_actions (author_id, id)
