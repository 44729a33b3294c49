CREATE TABLE members_roles (
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  role VARCHAR(20) NOT NULL,
  PRIMARY KEY (member_id, role)
)
