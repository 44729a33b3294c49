CREATE TABLE builds_asking (
  build_id BIGINT PRIMARY KEY,
  place INTEGER NOT NULL,
  after_member BIGINT NOT NULL
)
