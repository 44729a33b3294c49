CREATE INDEX points_draws_by_state ON points_draws (state, times_closes_at)
