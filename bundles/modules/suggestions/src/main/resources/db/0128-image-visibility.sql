ALTER TABLE suggestions_images ADD COLUMN visibility VARCHAR(20)
