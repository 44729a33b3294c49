CREATE TABLE members_invitation_mails (
  invitation_id BIGINT PRIMARY KEY REFERENCES members_invitations (id) ON DELETE CASCADE,
  address VARCHAR(320) NOT NULL,
  address_key VARCHAR(320) NOT NULL,
  message_id BIGINT NOT NULL
)
