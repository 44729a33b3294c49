CREATE TABLE members_invitation_uses (
  invitation_id BIGINT NOT NULL REFERENCES members_invitations (id) ON DELETE CASCADE,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (invitation_id, member_id)
)
