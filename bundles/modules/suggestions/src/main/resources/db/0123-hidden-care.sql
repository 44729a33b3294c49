CREATE TABLE suggestions_hidden_care (
  suggestion_id BIGINT PRIMARY KEY,
  product_id BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  owner_id BIGINT,
  due DATE,
  answered_at TIMESTAMP(6) WITH TIME ZONE,
  answer_seconds BIGINT,
  answer_id BIGINT,
  duplicate_of BIGINT,
  waiting INTEGER NOT NULL,
  unowned INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  open_owner_id BIGINT NOT NULL,
  open_due DATE,
  exempt BOOLEAN DEFAULT FALSE
)
