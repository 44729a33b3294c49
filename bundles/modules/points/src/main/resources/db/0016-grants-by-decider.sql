CREATE INDEX points_grants_by_decider ON points_grants (decided_by)
