package dev.millet.products;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The products in the database. */
@Component(service = {Products.class, StoredProducts.class})
public final class StoredProducts implements Products {

  private static final String ALL = "all";

  private static final String FIND =
      "SELECT <columns> FROM products_products WHERE products_products.id = :id ";

  // shared; waits only for whoever removes the row. On HSQLDB writers take turns.
  private static final String HOLD = FIND + "FOR KEY SHARE";

  private final Database database;
  private final Journal journal;
  private final Members members;
  private final Table<StoredProduct> products;
  private final ReadCache<String, List<StoredProduct>> kept;

  @Activate
  public StoredProducts(
      @Reference Database database, @Reference Journal journal, @Reference Members members) {
    this.database = database;
    this.journal = journal;
    this.members = members;
    this.products =
        database
            .table("products_products", StoredProduct.class)
            .generated("id")
            .versioned("version");
    this.kept = database.cache("products", 1);
  }

  @Override
  public List<Product> all() {
    return List.copyOf(inOrder());
  }

  /** Returns all of them: a company has a handful, and nearly every page asks for them. */
  private List<StoredProduct> inOrder() {
    return kept.get(ALL, all -> database.read(this::inOrder));
  }

  private List<StoredProduct> inOrder(Handle handle) {
    return products.select(
        handle,
        """
        SELECT <columns> FROM products_products
         ORDER BY products_products.place, products_products.id
        """,
        query -> query);
  }

  @Override
  public List<Product> visible(Identity reader) {
    return inOrder().stream()
        .filter(each -> each.access().admits(reader, members))
        .map(Product.class::cast)
        .toList();
  }

  @Override
  public boolean isVisible(Product product, Identity reader) {
    return Access.of(product.audience()).admits(reader, members);
  }

  @Override
  public Set<Long> hidden(Identity reader) {
    if (Access.isTeam(reader)) {
      return Set.of();
    }
    return inOrder().stream()
        .filter(each -> !each.access().admits(reader, members))
        .map(StoredProduct::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Product> find(long id) {
    return inOrder().stream().filter(each -> each.id() == id).findFirst().map(Product.class::cast);
  }

  @Override
  public Optional<Product> find(String slug) {
    if (!Product.isSlug(slug)) {
      return Optional.empty();
    }
    return inOrder().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .map(Product.class::cast);
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
          requireFree(handle, checked.slug());
          return insert(handle, checked, null);
        });
  }

  void requireFree(Handle handle, String slug) {
    if (bySlug(handle, slug).isPresent()) {
      throw taken(slug).toException();
    }
  }

  Product insert(Handle handle, StoredProduct wanted, Member by) {
    kept.changed(ALL);
    StoredProduct made = products.insert(handle, wanted);
    tell(ProductEvents.ADDED, made, by);
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
                .<Product>map(
                    there ->
                        updated(
                            handle,
                            there,
                            there.with(checked.name(), checked.description(), checked.place()),
                            null))
                .orElseGet(() -> insert(handle, checked, null)));
  }

  /** Finds a product that nobody else edits before the transaction ends. */
  Optional<StoredProduct> lock(Handle handle, String slug) {
    return Product.isSlug(slug)
        ? bySlug(handle, slug).flatMap(there -> products.lock(handle, there.id()))
        : Optional.empty();
  }

  /**
   * Finds products in their order; nobody else edits one before the transaction ends.
   *
   * @param ids ascending, so that nobody waits for each other in a circle
   */
  List<StoredProduct> lockAll(Handle handle, List<Long> ids) {
    return ids.stream()
        .map(id -> products.lock(handle, id))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(StoredProduct::place).thenComparing(StoredProduct::id))
        .toList();
  }

  /** Writes a locked product where it is another now. */
  StoredProduct updated(Handle handle, StoredProduct there, StoredProduct next, Member by) {
    if (next.equals(there)) {
      return there;
    }
    if (!next.archived(there.archived()).equals(there)) {
      tell(ProductEvents.EDITED, next, by);
    }
    if (next.archived() != there.archived()) {
      tell(next.archived() ? ProductEvents.ARCHIVED : ProductEvents.RESTORED, next, by);
    }
    kept.changed(ALL);
    return products.update(handle, next);
  }

  /** Deletes a locked product. */
  void delete(Handle handle, StoredProduct there, Member by) {
    kept.changed(ALL);
    products.delete(handle, there.id());
    tell(ProductEvents.REMOVED, there, by);
  }

  private void tell(String type, StoredProduct product, Member by) {
    journal.append(
        type,
        new ProductEvents.Happened(
            product.id(),
            product.slug(),
            product.name(),
            by == null ? null : by.id(),
            database.now()));
  }
}
