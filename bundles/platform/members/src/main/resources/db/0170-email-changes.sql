CREATE TABLE members_email_changes (
  member_id BIGINT PRIMARY KEY REFERENCES members_accounts (id) ON DELETE CASCADE,
  address VARCHAR(320),
  link_hash VARCHAR(64) NOT NULL,
  asked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  confirmed_at TIMESTAMP(6) WITH TIME ZONE,
  agreed_at TIMESTAMP(6) WITH TIME ZONE,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
