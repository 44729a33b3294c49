CREATE TABLE members_withheld_avatars (
  image_id VARCHAR(64) PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  visibility VARCHAR(20) NOT NULL
)
