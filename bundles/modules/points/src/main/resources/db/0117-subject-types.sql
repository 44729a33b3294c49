CREATE TABLE points_subject_types (
  type VARCHAR(64) PRIMARY KEY
)
