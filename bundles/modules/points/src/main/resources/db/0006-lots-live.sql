CREATE INDEX points_lots_live ON points_lots (account, live, seq)
