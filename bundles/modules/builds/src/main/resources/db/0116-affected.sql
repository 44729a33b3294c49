CREATE TABLE builds_affected (
  entry_id BIGINT NOT NULL REFERENCES builds_entries (id) ON DELETE CASCADE,
  member_id BIGINT NOT NULL,
  noted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (entry_id, member_id)
)
