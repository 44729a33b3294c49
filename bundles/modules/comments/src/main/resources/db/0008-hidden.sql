CREATE TABLE comments_hidden (
  comment_id BIGINT PRIMARY KEY,
  visibility VARCHAR(20) NOT NULL,
  body VARCHAR(40000) NOT NULL,
  hidden_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
