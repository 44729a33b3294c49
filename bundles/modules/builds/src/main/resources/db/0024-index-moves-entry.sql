CREATE INDEX builds_moves_entry ON builds_moves (entry_id, id)
