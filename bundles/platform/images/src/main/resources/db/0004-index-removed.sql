CREATE INDEX images_withheld_removed ON images_withheld (removed_after, image_id)
