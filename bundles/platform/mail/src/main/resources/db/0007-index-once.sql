CREATE INDEX mail_once_message ON mail_once (message)
