CREATE INDEX members_invitations_by ON members_invitations (made_by)
