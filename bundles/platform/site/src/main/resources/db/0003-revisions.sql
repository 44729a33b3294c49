CREATE TABLE site_revisions (
  name VARCHAR(40) PRIMARY KEY,
  revision BIGINT NOT NULL
)
