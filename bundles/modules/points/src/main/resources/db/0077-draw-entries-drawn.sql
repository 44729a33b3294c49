CREATE INDEX points_draw_entries_drawn ON points_draw_entries (draw_id, proof_drawn_as)
