CREATE TABLE images_thumbnails (
  image_id VARCHAR(32) NOT NULL REFERENCES images_images (id) ON DELETE CASCADE,
  max_edge INTEGER NOT NULL,
  place INTEGER NOT NULL,
  content_type VARCHAR(40) NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (image_id, max_edge, place)
)
