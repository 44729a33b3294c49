CREATE INDEX suggestions_shuffle ON suggestions_suggestions (shuffle_rank, id)
