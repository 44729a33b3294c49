CREATE TABLE suggestions_roadmaps (
  slug VARCHAR(60) PRIMARY KEY,
  title VARCHAR(320) NOT NULL,
  product_id BIGINT,
  view_by VARCHAR(20) NOT NULL,
  audience VARCHAR(20) NOT NULL,
  group_slugs VARCHAR(2000) NOT NULL,
  version INTEGER NOT NULL
)
