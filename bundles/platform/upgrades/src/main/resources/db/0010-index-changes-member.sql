CREATE INDEX upgrades_changes_member ON upgrades_changes (member_id, id)
