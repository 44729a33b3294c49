CREATE INDEX builds_reports_of_channel ON builds_reports (channel_id, closed_at, build_id)
