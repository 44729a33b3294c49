CREATE INDEX builds_links_build ON builds_links (build_id)
