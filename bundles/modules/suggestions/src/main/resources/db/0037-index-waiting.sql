CREATE INDEX suggestions_care_waiting ON suggestions_care (waiting, received_at, suggestion_id)
