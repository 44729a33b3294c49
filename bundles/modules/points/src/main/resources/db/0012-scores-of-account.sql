CREATE INDEX points_scores_of_account ON points_scores (account)
