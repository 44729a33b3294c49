CREATE INDEX mail_messages_member ON mail_messages (to_member, id)
