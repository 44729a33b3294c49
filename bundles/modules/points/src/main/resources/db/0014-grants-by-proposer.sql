CREATE INDEX points_grants_by_proposer ON points_grants (proposed_by, proposed_at)
