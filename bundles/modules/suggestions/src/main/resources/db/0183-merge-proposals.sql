CREATE TABLE suggestions_proposals (
  suggestion_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  into_id BIGINT NOT NULL,
  note VARCHAR(4000) NOT NULL,
  proposed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (suggestion_id, member_id)
)
