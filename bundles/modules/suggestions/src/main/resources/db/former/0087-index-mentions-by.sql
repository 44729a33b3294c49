CREATE INDEX suggestions_mentions_by ON suggestions_mentions (by_id, id)
