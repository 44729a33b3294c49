CREATE TABLE points_uses (
  account BIGINT NOT NULL,
  payment_seq BIGINT NOT NULL,
  lot_seq BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  restored BIGINT NOT NULL,
  PRIMARY KEY (account, payment_seq, lot_seq)
)
