CREATE INDEX suggestions_tag_shuffle ON suggestions_tags (tag, shuffle_rank, suggestion_id)
