CREATE INDEX notices_events_actor ON notices_events (actor_id, id)
