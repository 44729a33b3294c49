CREATE INDEX builds_marks_member ON builds_marks (member_id)
