CREATE INDEX files_files_verified ON files_files (verified_at, sha256)
