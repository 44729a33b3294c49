CREATE TABLE gateway_idempotency (
  caller VARCHAR(120) NOT NULL,
  request_key VARCHAR(255) NOT NULL,
  request_hash VARCHAR(64) NOT NULL,
  status INTEGER NOT NULL,
  headers VARCHAR(8000) NOT NULL,
  content_type VARCHAR(255) NOT NULL,
  body VARCHAR(1500000) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (caller, request_key)
)
