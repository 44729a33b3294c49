CREATE TABLE moderation_replies (
  action_id BIGINT PRIMARY KEY,
  author_id BIGINT NOT NULL,
  body VARCHAR(8000) NOT NULL,
  replied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
