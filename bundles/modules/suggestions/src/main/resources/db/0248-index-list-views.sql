CREATE INDEX suggestions_list_views_member ON suggestions_list_views (member_id, id)
