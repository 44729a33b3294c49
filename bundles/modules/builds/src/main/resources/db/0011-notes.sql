CREATE TABLE builds_notes (
  build_id BIGINT NOT NULL,
  language VARCHAR(12) NOT NULL,
  body VARCHAR(40000) NOT NULL,
  PRIMARY KEY (build_id, language)
)
