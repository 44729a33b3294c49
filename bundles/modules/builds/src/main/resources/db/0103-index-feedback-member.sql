CREATE INDEX builds_feedback_member ON builds_feedback (member_id)
