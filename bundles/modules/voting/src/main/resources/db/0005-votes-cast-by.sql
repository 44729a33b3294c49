ALTER TABLE voting_votes ADD COLUMN cast_by BIGINT
