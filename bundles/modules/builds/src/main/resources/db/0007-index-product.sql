CREATE INDEX builds_builds_of_product ON builds_builds (place_product, name_version)
