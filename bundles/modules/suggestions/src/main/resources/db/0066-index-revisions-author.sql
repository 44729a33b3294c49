CREATE INDEX suggestions_revisions_author ON suggestions_revisions (author_id, suggestion_id)
