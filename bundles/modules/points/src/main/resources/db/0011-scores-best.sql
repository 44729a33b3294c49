CREATE INDEX points_scores_best ON points_scores (period, shown, score, account)
