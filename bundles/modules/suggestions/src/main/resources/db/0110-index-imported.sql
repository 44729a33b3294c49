CREATE INDEX suggestions_imported_of ON suggestions_imported (suggestion_id)
