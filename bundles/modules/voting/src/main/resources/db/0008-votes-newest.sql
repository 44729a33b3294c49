CREATE INDEX voting_votes_newest ON voting_votes (subject_type, subject_id, cast_at, member)
