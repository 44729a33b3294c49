CREATE TABLE suggestions_field_values (
  suggestion_id BIGINT NOT NULL,
  field_id BIGINT NOT NULL,
  content VARCHAR(400) NOT NULL,
  PRIMARY KEY (suggestion_id, field_id)
)
