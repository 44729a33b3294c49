ALTER TABLE events_events ADD COLUMN text_cost VARCHAR(240)
