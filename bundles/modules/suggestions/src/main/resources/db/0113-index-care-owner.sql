CREATE INDEX suggestions_care_owner ON suggestions_care (owner_id, suggestion_id)
