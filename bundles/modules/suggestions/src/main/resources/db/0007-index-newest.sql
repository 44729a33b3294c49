CREATE INDEX suggestions_newest ON suggestions_suggestions (newest_rank, id)
