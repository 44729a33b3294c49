CREATE INDEX points_rule_grants_by_about ON points_rule_grants (cause_about, member_id)
