CREATE INDEX notices_items_of ON notices_items (member_id, shown, unread, latest_at, id)
