ALTER TABLE mail_local_outbox ADD COLUMN sealed_link VARCHAR(4000)
