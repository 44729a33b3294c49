CREATE INDEX builds_files_added_by ON builds_files (added_by)
