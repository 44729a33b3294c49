ALTER TABLE points_draws ADD COLUMN plan_quotas VARCHAR(1000)
