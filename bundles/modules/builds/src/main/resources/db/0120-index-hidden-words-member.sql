CREATE INDEX builds_hidden_words_member ON builds_hidden_words (member_id)
