CREATE INDEX suggestions_status_newest ON suggestions_suggestions (status, newest_rank, id)
