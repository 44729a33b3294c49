ALTER TABLE points_rule_grants ADD COLUMN undone_also VARCHAR(400)
