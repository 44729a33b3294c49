CREATE TABLE points_board_members (
  account BIGINT NOT NULL,
  board VARCHAR(100) NOT NULL,
  PRIMARY KEY (account, board)
)
