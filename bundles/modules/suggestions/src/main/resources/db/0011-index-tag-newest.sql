CREATE INDEX suggestions_tag_newest ON suggestions_tags (tag, newest_rank, suggestion_id)
