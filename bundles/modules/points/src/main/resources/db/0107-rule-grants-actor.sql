CREATE INDEX points_rule_grants_by_actor ON points_rule_grants (cause_actor)
