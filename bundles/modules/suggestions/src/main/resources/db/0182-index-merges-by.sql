CREATE INDEX suggestions_merges_by ON suggestions_merges (by_id)
