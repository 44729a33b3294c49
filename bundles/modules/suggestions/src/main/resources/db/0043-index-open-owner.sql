CREATE INDEX suggestions_care_open_owner ON suggestions_care (open_owner_id, received_at, suggestion_id)
