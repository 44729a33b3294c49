CREATE INDEX suggestions_hidden_owner ON suggestions_hidden (owner_id, id)
