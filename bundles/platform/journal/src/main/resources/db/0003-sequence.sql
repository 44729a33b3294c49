CREATE TABLE journal_sequence (
  id INTEGER PRIMARY KEY,
  last_position BIGINT NOT NULL
)
