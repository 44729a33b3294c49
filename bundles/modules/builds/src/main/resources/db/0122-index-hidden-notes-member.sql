CREATE INDEX builds_hidden_notes_member ON builds_hidden_notes (member_id)
