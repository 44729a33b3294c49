ALTER TABLE products_products ADD COLUMN access_groups VARCHAR(4000) DEFAULT ''
