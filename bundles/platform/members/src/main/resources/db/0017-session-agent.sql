ALTER TABLE members_sessions ADD COLUMN agent VARCHAR(400)
