CREATE INDEX suggestions_drafts_by_time ON suggestions_drafts (created_at)
