CREATE INDEX points_draw_entries_by_number ON points_draw_entries (draw_id, proof_number)
