CREATE INDEX points_draws_by_owner ON points_draws (owner_type, owner_key, id)
