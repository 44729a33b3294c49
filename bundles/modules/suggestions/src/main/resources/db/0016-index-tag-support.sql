CREATE INDEX suggestions_tag_support ON suggestions_tags (tag, support_rank, suggestion_id)
