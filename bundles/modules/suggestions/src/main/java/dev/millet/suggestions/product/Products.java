package dev.millet.suggestions.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The products in the database. Every method runs in the transaction of the given handle. */
public final class Products {

  /** All of them, in their order: a company has a handful. */
  public List<Product> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT p.id, p.slug, p.name, p.description, p.place, p.version
              FROM suggestions_products p
             ORDER BY p.place, p.id
            """)
        .map((row, context) -> read(row))
        .list();
  }

  /** The product with this slug; empty also for what is no slug at all. */
  public Optional<Product> bySlug(Handle handle, String slug) {
    if (!Product.isSlug(slug)) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            SELECT p.id, p.slug, p.name, p.description, p.place, p.version
              FROM suggestions_products p
             WHERE p.slug = :slug
            """)
        .bind("slug", slug)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Finds a product, as {@link #bySlug}, that nobody else edits until the commit. */
  public Optional<Product> hold(Handle handle, String slug) {
    handle
        .createUpdate("UPDATE suggestions_products SET version = version WHERE slug = :slug")
        .bind("slug", slug)
        .execute();
    return bySlug(handle, slug);
  }

  public Optional<Product> byId(Handle handle, long id) {
    return handle
        .createQuery(
            """
            SELECT p.id, p.slug, p.name, p.description, p.place, p.version
              FROM suggestions_products p
             WHERE p.id = :id
            """)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Keeps a new product; its id and version are not looked at. */
  public Product insert(Handle handle, Product product) {
    long id =
        handle
            .createUpdate(
                """
                INSERT INTO suggestions_products (slug, name, description, place, version)
                VALUES (:slug, :name, :description, :place, 1)
                """)
            .bind("slug", product.slug())
            .bind("name", product.name())
            .bind("description", product.description())
            .bind("place", product.place())
            .executeAndReturnGeneratedKeys("id")
            .map((row, context) -> row.getLong(1))
            .one();
    return new Product(
        id, product.slug(), product.name(), product.description(), product.place(), 1);
  }

  /**
   * Writes a product anew if nobody has edited it since: its version must be the stored one.
   *
   * @return whether it was
   */
  public boolean update(Handle handle, Product product) {
    return handle
            .createUpdate(
                """
                UPDATE suggestions_products
                   SET name = :name, description = :description, place = :place,
                       version = version + 1
                 WHERE id = :id AND version = :version
                """)
            .bind("id", product.id())
            .bind("version", product.version())
            .bind("name", product.name())
            .bind("description", product.description())
            .bind("place", product.place())
            .execute()
        == 1;
  }

  private static Product read(ResultSet row) throws SQLException {
    return new Product(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getInt(6));
  }
}
