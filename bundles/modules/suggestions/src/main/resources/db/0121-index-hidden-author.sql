CREATE INDEX suggestions_hidden_author ON suggestions_hidden (author_id, id)
