CREATE TABLE events_translations (
  event_id BIGINT NOT NULL,
  language VARCHAR(35) NOT NULL,
  title VARCHAR(240) NOT NULL,
  body VARCHAR(40000) NOT NULL,
  PRIMARY KEY (event_id, language)
)
