ALTER TABLE mail_messages ADD COLUMN content_context VARCHAR(12000)
