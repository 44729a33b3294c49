CREATE INDEX suggestions_merges_into ON suggestions_merges (into_id, suggestion_id)
