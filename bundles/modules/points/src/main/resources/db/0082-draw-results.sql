CREATE TABLE points_draw_results (
  draw_id BIGINT PRIMARY KEY,
  told_until BIGINT NOT NULL
)
