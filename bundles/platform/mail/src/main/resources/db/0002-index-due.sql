CREATE INDEX mail_messages_due ON mail_messages (delivery_state, delivery_due_at, id)
