CREATE INDEX mail_messages_valid ON mail_messages (delivery_state, valid_until)
