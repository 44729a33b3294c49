CREATE INDEX points_rule_waiting_by_item ON points_rule_waiting (cause_item)
