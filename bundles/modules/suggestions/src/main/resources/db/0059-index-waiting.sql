CREATE INDEX suggestions_waiting ON suggestions_suggestions (waiting_rank, id)
