ALTER TABLE suggestions_member_drafts ADD COLUMN fields VARCHAR(12000)
