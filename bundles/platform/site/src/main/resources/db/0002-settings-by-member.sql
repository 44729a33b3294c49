CREATE INDEX site_settings_by ON site_settings (changed_by)
