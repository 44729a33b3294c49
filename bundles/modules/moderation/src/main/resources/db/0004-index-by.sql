CREATE INDEX moderation_actions_by ON moderation_actions (by_id, id)
