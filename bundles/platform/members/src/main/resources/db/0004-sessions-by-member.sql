CREATE INDEX members_sessions_member ON members_sessions (member_id)
