CREATE TABLE points_board_scores (
  board VARCHAR(100) NOT NULL,
  period VARCHAR(10) NOT NULL,
  account BIGINT NOT NULL,
  score BIGINT NOT NULL,
  shown BOOLEAN NOT NULL,
  PRIMARY KEY (board, period, account)
)
