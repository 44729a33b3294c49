CREATE TABLE members_addresses (
  address_key VARCHAR(320) PRIMARY KEY,
  member_id BIGINT NOT NULL UNIQUE REFERENCES members_accounts (id) ON DELETE CASCADE,
  address VARCHAR(320) NOT NULL,
  confirmed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
