CREATE TABLE points_scores (
  period VARCHAR(10) NOT NULL,
  account BIGINT NOT NULL,
  score BIGINT NOT NULL,
  shown BOOLEAN NOT NULL,
  PRIMARY KEY (period, account)
)
