CREATE INDEX events_questions_by_event ON events_questions (event_id, id)
