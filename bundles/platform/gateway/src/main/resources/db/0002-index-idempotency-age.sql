CREATE INDEX gateway_idempotency_age ON gateway_idempotency (created_at)
