ALTER TABLE events_events ADD COLUMN text_agenda VARCHAR(8000)
