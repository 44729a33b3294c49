CREATE TABLE upgrades_reports (
  change_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  step VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  reported_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  code VARCHAR(60),
  arguments VARCHAR(8000),
  PRIMARY KEY (change_id, number)
)
