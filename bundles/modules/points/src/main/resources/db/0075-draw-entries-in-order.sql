CREATE INDEX points_draw_entries_in_order ON points_draw_entries (draw_id, id)
