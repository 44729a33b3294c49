CREATE INDEX notices_events_member ON notices_events (member_id, id)
