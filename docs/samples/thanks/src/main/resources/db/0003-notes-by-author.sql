CREATE INDEX thanks_notes_by_author ON thanks_notes (author, id)
