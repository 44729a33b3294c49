ALTER TABLE products_products ADD COLUMN logo VARCHAR(64)
