CREATE INDEX suggestions_hidden_care_owner ON suggestions_hidden_care (owner_id, suggestion_id)
