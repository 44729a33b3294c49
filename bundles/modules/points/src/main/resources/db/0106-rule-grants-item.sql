CREATE INDEX points_rule_grants_by_item ON points_rule_grants (cause_item)
