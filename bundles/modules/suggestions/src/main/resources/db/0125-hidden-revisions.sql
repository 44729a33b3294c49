CREATE TABLE suggestions_hidden_revisions (
  suggestion_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  product_id BIGINT NOT NULL,
  title VARCHAR(400) NOT NULL,
  body VARCHAR(40000) NOT NULL,
  tags VARCHAR(1000) NOT NULL,
  author_id BIGINT,
  written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  visibility VARCHAR(20) NOT NULL,
  PRIMARY KEY (suggestion_id, version)
)
