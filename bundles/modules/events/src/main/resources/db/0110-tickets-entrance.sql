ALTER TABLE events_tickets ADD COLUMN entered_through VARCHAR(240)
