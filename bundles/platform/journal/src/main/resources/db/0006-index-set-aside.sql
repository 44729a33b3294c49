CREATE INDEX journal_set_aside_by_position ON journal_set_aside (position)
