CREATE INDEX suggestions_status_waiting ON suggestions_suggestions (status, waiting_rank, id)
