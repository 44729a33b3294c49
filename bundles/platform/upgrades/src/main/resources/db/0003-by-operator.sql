ALTER TABLE upgrades_changes ADD COLUMN by_operator BOOLEAN
