ALTER TABLE events_scans ADD COLUMN entrance VARCHAR(240)
