CREATE INDEX suggestions_answers_author ON suggestions_answers (author_id)
