CREATE TABLE notices_choices (
  member_id BIGINT NOT NULL,
  type VARCHAR(100) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  choice VARCHAR(20) NOT NULL,
  PRIMARY KEY (member_id, type, channel)
)
