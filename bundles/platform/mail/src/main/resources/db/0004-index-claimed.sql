CREATE INDEX mail_messages_claimed ON mail_messages (delivery_claimed_at)
