CREATE TABLE builds_downloads (
  file_id BIGINT NOT NULL,
  reader VARCHAR(100) NOT NULL,
  first_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  member BIGINT,
  PRIMARY KEY (file_id, reader)
)
