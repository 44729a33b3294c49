CREATE INDEX events_residents_by_city ON events_residents (city_id, shown, member_id)
