CREATE INDEX files_uploads_member ON files_uploads (member_id, state, id)
