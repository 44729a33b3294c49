ALTER TABLE products_products ADD COLUMN access_audience VARCHAR(10) DEFAULT 'EVERYBODY'
