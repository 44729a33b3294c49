CREATE TABLE members_data_sections (
  section VARCHAR(100) PRIMARY KEY,
  module VARCHAR(200) NOT NULL,
  taken_up BIGINT NOT NULL
)
