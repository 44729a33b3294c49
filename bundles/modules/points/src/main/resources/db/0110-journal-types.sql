CREATE TABLE points_journal_types (
  type VARCHAR(100) PRIMARY KEY,
  description VARCHAR(16000) NOT NULL
)
