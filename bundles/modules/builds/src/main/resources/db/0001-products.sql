CREATE TABLE builds_products (
  product_id BIGINT PRIMARY KEY,
  versions VARCHAR(12) NOT NULL,
  shipping BIGINT,
  version INTEGER NOT NULL
)
