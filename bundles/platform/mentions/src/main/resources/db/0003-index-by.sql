CREATE INDEX mentions_places_by ON mentions_places (by_id, id)
