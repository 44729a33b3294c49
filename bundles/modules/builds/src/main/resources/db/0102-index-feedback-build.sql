CREATE INDEX builds_feedback_build ON builds_feedback (build_id)
