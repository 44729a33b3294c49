CREATE INDEX members_tokens_member ON members_tokens (member_id)
