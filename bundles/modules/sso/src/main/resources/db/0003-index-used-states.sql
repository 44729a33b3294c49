CREATE INDEX sso_used_states_expires ON sso_used_states (expires_at)
