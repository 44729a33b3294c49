CREATE INDEX suggestions_images_by ON suggestions_images (added_by, suggestion_id)
