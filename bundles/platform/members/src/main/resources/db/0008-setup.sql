CREATE TABLE members_setup (
  secret_hash VARCHAR(64) PRIMARY KEY,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
