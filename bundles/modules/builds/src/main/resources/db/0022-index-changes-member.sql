CREATE INDEX builds_changes_member ON builds_changes (member)
