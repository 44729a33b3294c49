CREATE TABLE members_kept_handles (
  key_hash VARCHAR(64) PRIMARY KEY,
  shape_hash VARCHAR(64) NOT NULL,
  member_id BIGINT,
  kept_until TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
