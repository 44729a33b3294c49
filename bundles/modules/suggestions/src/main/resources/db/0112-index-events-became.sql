CREATE INDEX suggestions_events_became ON suggestions_events (kind, became)
