CREATE TABLE journal_sequence (
  id INTEGER PRIMARY KEY,
  last BIGINT NOT NULL
)
