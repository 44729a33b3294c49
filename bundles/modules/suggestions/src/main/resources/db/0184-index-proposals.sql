CREATE INDEX suggestions_proposals_newest ON suggestions_proposals (proposed_at, suggestion_id, member_id)
