CREATE INDEX builds_builds_state_by ON builds_builds (state_by)
