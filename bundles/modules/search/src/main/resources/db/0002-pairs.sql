CREATE TABLE search_pairs (
  subject_type VARCHAR(40) NOT NULL,
  one_id VARCHAR(64) NOT NULL,
  other_id VARCHAR(64) NOT NULL,
  state VARCHAR(20) NOT NULL,
  likeness BIGINT NOT NULL,
  found_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subject_type, one_id, other_id)
)
