CREATE INDEX builds_feedback_newest ON builds_feedback (entry_id, answered_at, member_id)
