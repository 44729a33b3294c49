CREATE INDEX events_scans_by_host ON events_scans (scanned_by)
