CREATE TABLE site_consents (
  member_id BIGINT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  version INTEGER NOT NULL,
  agreed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (member_id, kind)
)
