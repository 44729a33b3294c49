INSERT INTO products_products (id, slug, name, description, place, version)
SELECT p.id, p.slug, p.name, p.description, p.place, p.version
  FROM suggestions_products p
