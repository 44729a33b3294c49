CREATE INDEX voting_votes_by_member ON voting_votes (member, cast_at, subject_type, subject_id)
