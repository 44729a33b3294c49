CREATE INDEX suggestions_care_unanswered ON suggestions_care (unanswered, received_at, suggestion_id)
