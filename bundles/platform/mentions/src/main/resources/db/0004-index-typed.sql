CREATE INDEX mentions_places_typed ON mentions_places (member_id, subject_type, id)
