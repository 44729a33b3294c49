CREATE INDEX builds_downloads_member ON builds_downloads (member)
