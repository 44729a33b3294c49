ALTER TABLE mail_messages ADD COLUMN content_check VARCHAR(100)
