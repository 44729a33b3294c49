CREATE TABLE suggestions_texts (
  suggestion_id BIGINT PRIMARY KEY,
  body VARCHAR(40000) NOT NULL
)
