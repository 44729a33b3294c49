CREATE INDEX builds_moves_by ON builds_moves (moved_by)
