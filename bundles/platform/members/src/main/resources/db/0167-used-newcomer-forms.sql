CREATE TABLE members_used_newcomer_forms (
  form_hash VARCHAR(64) PRIMARY KEY,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
