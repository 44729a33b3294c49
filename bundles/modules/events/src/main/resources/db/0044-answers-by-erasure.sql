CREATE INDEX events_answers_by_erasure ON events_answers (erase_at)
