CREATE INDEX events_draws_due ON events_draws (done, closes_at)
