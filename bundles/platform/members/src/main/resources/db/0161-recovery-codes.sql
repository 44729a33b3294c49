CREATE TABLE members_recovery_codes (
  code_hash VARCHAR(64) PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
