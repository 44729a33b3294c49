CREATE INDEX members_kept_handles_shape ON members_kept_handles (shape_hash)
