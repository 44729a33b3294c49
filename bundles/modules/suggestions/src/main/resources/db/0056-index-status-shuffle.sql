CREATE INDEX suggestions_status_shuffle ON suggestions_suggestions (status, shuffle_rank, id)
