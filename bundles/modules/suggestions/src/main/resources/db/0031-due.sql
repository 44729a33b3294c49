ALTER TABLE suggestions_suggestions ADD COLUMN due DATE
