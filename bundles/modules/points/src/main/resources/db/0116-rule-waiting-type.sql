CREATE INDEX points_rule_waiting_by_type ON points_rule_waiting (subject_type, position)
