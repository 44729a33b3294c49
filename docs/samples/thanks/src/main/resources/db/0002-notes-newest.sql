CREATE INDEX thanks_notes_newest ON thanks_notes (created_at, id)
