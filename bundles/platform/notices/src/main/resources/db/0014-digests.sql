CREATE TABLE notices_digests (
  member_id BIGINT NOT NULL PRIMARY KEY,
  rhythm VARCHAR(20) NOT NULL
)
