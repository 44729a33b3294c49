CREATE INDEX suggestions_inbox_views_member ON suggestions_inbox_views (member_id, id)
