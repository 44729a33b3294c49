CREATE INDEX points_transfers_by_time ON points_transfers (happened_at)
