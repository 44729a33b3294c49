CREATE INDEX files_files_state ON files_files (state, sha256)
