CREATE TABLE suggestions_images (
  image_id VARCHAR(64) PRIMARY KEY,
  suggestion_id BIGINT NOT NULL,
  place INTEGER NOT NULL,
  alt VARCHAR(400) NOT NULL,
  added_by BIGINT,
  added_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
)
