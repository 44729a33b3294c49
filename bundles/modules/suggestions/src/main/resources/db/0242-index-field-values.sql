CREATE INDEX suggestions_field_values_field ON suggestions_field_values (field_id, suggestion_id)
