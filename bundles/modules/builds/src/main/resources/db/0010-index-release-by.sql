CREATE INDEX builds_builds_release_by ON builds_builds (release_by)
