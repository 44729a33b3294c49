CREATE INDEX notices_unsubscribes_old ON notices_unsubscribes (made_at, token_hash)
