CREATE INDEX events_hosts_by_member ON events_hosts (member_id, event_id)
