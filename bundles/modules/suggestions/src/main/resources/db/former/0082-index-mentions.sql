CREATE INDEX suggestions_mentions_of ON suggestions_mentions (member_id, mentioned_at, id)
