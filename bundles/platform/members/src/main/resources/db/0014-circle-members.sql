CREATE TABLE members_circle_members (
  circle_id BIGINT NOT NULL REFERENCES members_circles (id) ON DELETE CASCADE,
  member_id BIGINT NOT NULL REFERENCES members_accounts (id) ON DELETE CASCADE,
  joined_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (circle_id, member_id)
)
