CREATE INDEX suggestions_care_received ON suggestions_care (received_at, suggestion_id)
