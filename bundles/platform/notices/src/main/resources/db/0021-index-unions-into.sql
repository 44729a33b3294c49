CREATE INDEX notices_unions_into ON notices_unions (into_type, into_id, subject_type, subject_id)
