CREATE INDEX builds_builds_due ON builds_builds (state_status, release_due)
