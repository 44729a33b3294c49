CREATE INDEX suggestions_support ON suggestions_suggestions (support_rank, id)
