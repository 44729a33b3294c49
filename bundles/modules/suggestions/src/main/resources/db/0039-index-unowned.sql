CREATE INDEX suggestions_care_unowned ON suggestions_care (unowned, received_at, suggestion_id)
