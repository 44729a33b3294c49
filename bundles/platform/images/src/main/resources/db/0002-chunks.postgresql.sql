CREATE TABLE images_chunks (
  image_id VARCHAR(32) NOT NULL REFERENCES images_images (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (image_id, place)
)
