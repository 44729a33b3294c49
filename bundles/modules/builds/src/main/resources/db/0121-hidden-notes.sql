CREATE TABLE builds_hidden_notes (
  entry_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  build_id BIGINT NOT NULL,
  visibility VARCHAR(8) NOT NULL,
  word VARCHAR(4300) NOT NULL,
  marked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (entry_id, member_id)
)
