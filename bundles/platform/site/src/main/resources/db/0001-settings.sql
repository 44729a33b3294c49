CREATE TABLE site_settings (
  setting_key VARCHAR(200) PRIMARY KEY,
  setting_value VARCHAR(16000),
  changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  changed_by BIGINT
)
