CREATE TABLE members_email_links (
  secret_hash VARCHAR(64) PRIMARY KEY,
  purpose VARCHAR(20) NOT NULL,
  member_id BIGINT REFERENCES members_accounts (id) ON DELETE CASCADE,
  address VARCHAR(320) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
