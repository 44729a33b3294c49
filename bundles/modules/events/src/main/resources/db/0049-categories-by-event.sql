CREATE INDEX events_categories_by_event ON events_categories (event_id, id)
