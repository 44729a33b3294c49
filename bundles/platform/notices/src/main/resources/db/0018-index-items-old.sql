CREATE INDEX notices_items_old ON notices_items (latest_at, id)
