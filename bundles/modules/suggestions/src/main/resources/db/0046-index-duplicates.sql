CREATE INDEX suggestions_care_duplicates ON suggestions_care (duplicate_of, suggestion_id)
