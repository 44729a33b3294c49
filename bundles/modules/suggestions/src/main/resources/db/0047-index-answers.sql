CREATE INDEX suggestions_answers_of ON suggestions_answers (suggestion_id, id)
