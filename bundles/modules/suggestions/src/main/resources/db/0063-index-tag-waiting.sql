CREATE INDEX suggestions_tag_waiting ON suggestions_tags (tag, waiting_rank, suggestion_id)
