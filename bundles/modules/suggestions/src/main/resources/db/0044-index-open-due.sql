CREATE INDEX suggestions_care_open_due ON suggestions_care (open_due, suggestion_id)
