CREATE INDEX points_draws_by_team ON points_draws (team_by)
