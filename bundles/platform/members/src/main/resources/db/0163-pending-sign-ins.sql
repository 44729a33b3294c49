CREATE TABLE members_pending_sign_ins (
  secret_hash VARCHAR(64) PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  password_hash VARCHAR(64) NOT NULL,
  proven_at TIMESTAMP(6) WITH TIME ZONE,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
