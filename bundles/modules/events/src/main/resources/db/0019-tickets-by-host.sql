CREATE INDEX events_tickets_by_host ON events_tickets (entered_by)
