CREATE INDEX events_unnamed_by_member ON events_unnamed (member_id)
