CREATE TABLE events_answers (
  registration_id BIGINT NOT NULL,
  question_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  answer VARCHAR(1000) NOT NULL,
  erase_at TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (registration_id, question_id)
)
