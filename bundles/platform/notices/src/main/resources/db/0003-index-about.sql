CREATE INDEX notices_events_about ON notices_events (about_type, about_id, type, member_id, id)
