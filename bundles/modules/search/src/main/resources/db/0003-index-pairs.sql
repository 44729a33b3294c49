CREATE INDEX search_pairs_likeliest ON search_pairs (state, likeness, subject_type, one_id, other_id)
