CREATE INDEX suggestions_proposals_into ON suggestions_proposals (into_id)
