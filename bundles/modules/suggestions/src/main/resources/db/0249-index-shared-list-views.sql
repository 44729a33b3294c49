CREATE INDEX suggestions_list_views_shared ON suggestions_list_views (shared, name, id)
