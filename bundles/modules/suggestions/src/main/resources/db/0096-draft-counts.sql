CREATE TABLE suggestions_draft_counts (
  network VARCHAR(64) NOT NULL,
  day_number BIGINT NOT NULL,
  kept INTEGER NOT NULL,
  PRIMARY KEY (network, day_number)
)
