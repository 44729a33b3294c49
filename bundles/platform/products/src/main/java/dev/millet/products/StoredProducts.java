package dev.millet.products;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The products in the database. */
@Component(service = {Products.class, StoredProducts.class})
public final class StoredProducts implements Products {

  /** Is appended where a product was added. */
  public static final String ADDED = "products.added";

  /** Is appended where name, description or place were changed. */
  public static final String EDITED = "products.edited";

  /** The payload of both entries. */
  public record Happened(long product, String slug, String name, Instant at) {}

  private static final String FIND =
      "SELECT <columns> FROM products_products WHERE products_products.id = :id ";

  // shared; waits only for whoever removes the row. On HSQLDB writers take turns.
  private static final String HOLD = FIND + "FOR KEY SHARE";

  private final Database database;
  private final Journal journal;
  private final Table<StoredProduct> products;

  @Activate
  public StoredProducts(@Reference Database database, @Reference Journal journal) {
    this.database = database;
    this.journal = journal;
    this.products =
        database
            .table("products_products", StoredProduct.class)
            .generated("id")
            .versioned("version");
  }

  @Override
  public List<Product> all() {
    return List.copyOf(
        database.read(
            handle ->
                products.select(
                    handle,
                    """
                    SELECT <columns> FROM products_products
                     ORDER BY products_products.place, products_products.id
                    """,
                    query -> query)));
  }

  @Override
  public Optional<Product> find(long id) {
    return database.read(handle -> first(handle, FIND, id));
  }

  @Override
  public Optional<Product> find(String slug) {
    if (!Product.isSlug(slug)) {
      return Optional.empty();
    }
    return database.read(handle -> bySlug(handle, slug)).map(Product.class::cast);
  }

  @Override
  public Optional<Product> hold(long id) {
    if (!database.writing()) {
      throw new IllegalStateException("a product is held inside of a write only");
    }
    String sql = database.dialect() == Dialect.POSTGRESQL ? HOLD : FIND;
    return database.write(handle -> first(handle, sql, id));
  }

  private Optional<Product> first(Handle handle, String sql, long id) {
    return products.select(handle, sql, query -> query.bind("id", id)).stream()
        .findFirst()
        .map(Product.class::cast);
  }

  private Optional<StoredProduct> bySlug(Handle handle, String slug) {
    return products
        .select(
            handle,
            "SELECT <columns> FROM products_products WHERE products_products.slug = :slug",
            query -> query.bind("slug", slug))
        .stream()
        .findFirst();
  }

  @Override
  public Product add(NewProduct wanted) {
    StoredProduct checked = StoredProduct.of(NewProduct.RULES.check(wanted));
    return database.write(
        handle -> {
          if (bySlug(handle, checked.slug()).isPresent()) {
            throw taken(checked.slug()).toException();
          }
          return insert(handle, checked);
        });
  }

  private Product insert(Handle handle, StoredProduct wanted) {
    StoredProduct made = products.insert(handle, wanted);
    tell(ADDED, made);
    return made;
  }

  static Problem taken(String slug) {
    return Problem.of(
        409,
        "products.slug-taken",
        "This slug is taken",
        "There is a product '" + slug + "' already; choose another slug.");
  }

  @Override
  public Product put(NewProduct wanted) {
    StoredProduct checked = StoredProduct.of(NewProduct.RULES.check(wanted));
    return database.write(
        handle ->
            lock(handle, checked.slug())
                .map(there -> updated(handle, there, checked))
                .orElseGet(() -> insert(handle, checked)));
  }

  /** Finds a product that nobody else edits before the transaction ends. */
  Optional<StoredProduct> lock(Handle handle, String slug) {
    return Product.isSlug(slug)
        ? bySlug(handle, slug).flatMap(there -> products.lock(handle, there.id()))
        : Optional.empty();
  }

  /** Writes name, description and place of a locked product where they are others. */
  Product updated(Handle handle, StoredProduct there, StoredProduct wanted) {
    var next =
        new StoredProduct(
            there.id(),
            there.slug(),
            wanted.name(),
            wanted.description(),
            wanted.place(),
            there.version());
    if (next.equals(there)) {
      return there;
    }
    tell(EDITED, next);
    return products.update(handle, next);
  }

  private void tell(String type, StoredProduct product) {
    journal.append(
        type, new Happened(product.id(), product.slug(), product.name(), database.now()));
  }
}
