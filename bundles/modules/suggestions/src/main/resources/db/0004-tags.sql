CREATE TABLE suggestions_tags (
  suggestion_id BIGINT NOT NULL,
  tag VARCHAR(80) NOT NULL,
  product_id BIGINT NOT NULL,
  status VARCHAR(20) NOT NULL,
  newest_rank BIGINT NOT NULL,
  support_rank BIGINT NOT NULL,
  trend_rank BIGINT NOT NULL,
  PRIMARY KEY (suggestion_id, tag)
)
