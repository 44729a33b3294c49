CREATE INDEX suggestions_author_newest ON suggestions_suggestions (author_id, newest_rank, id)
