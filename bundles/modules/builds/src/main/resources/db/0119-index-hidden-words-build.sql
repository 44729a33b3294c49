CREATE INDEX builds_hidden_words_build ON builds_hidden_words (build_id, marked_at, entry_id, member_id)
