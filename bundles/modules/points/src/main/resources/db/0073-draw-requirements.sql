CREATE TABLE points_draw_requirements (
  draw_id BIGINT NOT NULL,
  ordinal INTEGER NOT NULL,
  criterion VARCHAR(40) NOT NULL,
  wanted VARCHAR(200) NOT NULL,
  PRIMARY KEY (draw_id, ordinal)
)
