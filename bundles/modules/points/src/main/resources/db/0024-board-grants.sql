CREATE TABLE points_board_grants (
  account BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  board VARCHAR(100) NOT NULL,
  counted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account, seq)
)
