CREATE INDEX points_rule_grants_by_day ON points_rule_grants (member_id, rule_id, day_number)
