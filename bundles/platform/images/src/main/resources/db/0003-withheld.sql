CREATE TABLE images_withheld (
  image_id VARCHAR(32) PRIMARY KEY,
  reader_id BIGINT,
  removed_after TIMESTAMP(6) WITH TIME ZONE
)
