CREATE INDEX members_reset_links_member ON members_reset_links (member_id)
