CREATE INDEX builds_builds_newest ON builds_builds (release_at, id)
