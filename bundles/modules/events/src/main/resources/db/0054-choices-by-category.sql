CREATE INDEX events_choices_by_category ON events_choices (event_id, category_id)
