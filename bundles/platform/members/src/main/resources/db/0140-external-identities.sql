CREATE TABLE members_external_identities (
  authority VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  label VARCHAR(255) NOT NULL,
  linked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (authority, subject)
)
