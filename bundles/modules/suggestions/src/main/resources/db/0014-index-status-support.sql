CREATE INDEX suggestions_status_support ON suggestions_suggestions (status, support_rank, id)
