CREATE INDEX notices_unsubscribes_of ON notices_unsubscribes (member_id, made_at)
