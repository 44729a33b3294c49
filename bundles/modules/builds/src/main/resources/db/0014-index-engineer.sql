CREATE INDEX builds_entries_engineer ON builds_entries (engineer)
