CREATE INDEX points_draw_entries_by_member ON points_draw_entries (member_id, id)
