CREATE INDEX voting_merges_into ON voting_merges (into_type, into_id, subject_type, subject_id)
