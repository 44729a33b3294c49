CREATE TABLE members_two_factors (
  member_id BIGINT PRIMARY KEY REFERENCES members_accounts (id) ON DELETE CASCADE,
  secret VARCHAR(400),
  last_step BIGINT NOT NULL,
  enabled_at TIMESTAMP(6) WITH TIME ZONE,
  pending VARCHAR(400),
  pending_at TIMESTAMP(6) WITH TIME ZONE
)
