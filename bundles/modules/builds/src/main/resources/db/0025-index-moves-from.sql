CREATE INDEX builds_moves_from ON builds_moves (from_build, id)
