CREATE INDEX points_grants_by_member ON points_grants (member)
