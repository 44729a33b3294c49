CREATE INDEX builds_builds_of_channel ON builds_builds (place_channel, release_at, id)
