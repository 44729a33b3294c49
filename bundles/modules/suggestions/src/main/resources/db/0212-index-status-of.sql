CREATE INDEX suggestions_status_of_status ON suggestions_status_of (status_id, suggestion_id)
