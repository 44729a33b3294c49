CREATE INDEX suggestions_proposals_by ON suggestions_proposals (member_id, suggestion_id)
