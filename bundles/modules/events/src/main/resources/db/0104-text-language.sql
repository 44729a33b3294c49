ALTER TABLE events_events ADD COLUMN text_language VARCHAR(35)
