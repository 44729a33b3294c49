CREATE INDEX events_blocks_by_event ON events_blocks (event_id, id)
