CREATE INDEX voting_tallies_by_support ON voting_tallies (subject_type, support, subject_id)
