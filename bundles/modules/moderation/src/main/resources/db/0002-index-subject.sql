CREATE INDEX moderation_actions_subject ON moderation_actions (subject_type, subject_id, id)
