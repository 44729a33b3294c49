CREATE INDEX suggestions_images_of ON suggestions_images (suggestion_id, place)
