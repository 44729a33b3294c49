CREATE INDEX builds_reports_engineer ON builds_reports (best_engineer)
