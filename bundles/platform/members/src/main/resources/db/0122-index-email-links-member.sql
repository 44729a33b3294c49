CREATE INDEX members_email_links_member ON members_email_links (member_id)
