CREATE INDEX voting_votes_cast_by ON voting_votes (cast_by, cast_at)
