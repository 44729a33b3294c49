CREATE INDEX points_board_scores_best ON points_board_scores (board, period, shown, score, account)
