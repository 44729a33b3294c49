CREATE INDEX mentions_places_of ON mentions_places (member_id, mentioned_at, id)
