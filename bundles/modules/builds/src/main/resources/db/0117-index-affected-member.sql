CREATE INDEX builds_affected_member ON builds_affected (member_id)
