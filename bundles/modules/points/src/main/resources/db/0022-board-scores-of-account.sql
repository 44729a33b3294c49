CREATE INDEX points_board_scores_of_account ON points_board_scores (account, board)
