CREATE TABLE comments_revisions (
  comment_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  body VARCHAR(40000) NOT NULL,
  written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (comment_id, version)
)
