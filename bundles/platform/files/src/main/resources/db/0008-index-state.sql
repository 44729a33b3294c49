CREATE INDEX files_uploads_state ON files_uploads (state, expires_at, id)
