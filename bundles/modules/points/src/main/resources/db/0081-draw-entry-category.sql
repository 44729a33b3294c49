ALTER TABLE points_draw_entries ADD COLUMN share_category BIGINT
