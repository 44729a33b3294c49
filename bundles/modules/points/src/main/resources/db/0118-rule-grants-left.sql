ALTER TABLE points_rule_grants ADD COLUMN left_position BIGINT
