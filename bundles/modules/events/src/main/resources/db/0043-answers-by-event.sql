CREATE INDEX events_answers_by_event ON events_answers (event_id, question_id)
