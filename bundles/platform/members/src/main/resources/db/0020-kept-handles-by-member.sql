CREATE INDEX members_kept_handles_member ON members_kept_handles (member_id)
