CREATE TABLE sso_used_states (
  state_hash VARCHAR(64) PRIMARY KEY,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
