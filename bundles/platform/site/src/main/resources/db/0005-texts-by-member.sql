CREATE INDEX site_texts_by ON site_texts (changed_by)
