CREATE INDEX builds_builds_made_by ON builds_builds (made_by)
