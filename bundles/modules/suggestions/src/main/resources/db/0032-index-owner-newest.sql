CREATE INDEX suggestions_owner_newest ON suggestions_suggestions (owner_id, newest_rank, id)
