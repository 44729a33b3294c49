CREATE INDEX files_files_touched ON files_files (touched_at, sha256)
