CREATE TABLE members_reset_links (
  secret_hash VARCHAR(64) PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
