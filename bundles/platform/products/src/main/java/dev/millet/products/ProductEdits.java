package dev.millet.products;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.products.Product;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.JdbiException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes, edits, orders and deletes products, for pages and API alike. Thread-safe. */
@Component(service = ProductEdits.class)
public final class ProductEdits {

  /** The class of SQLSTATE (ISO/IEC 9075-2, subclause 24.1). */
  private static final String INTEGRITY_VIOLATION = "23";

  private final Database database;
  private final StoredProducts products;
  private final ProductUses uses;
  private final Members members;
  private final Images images;

  @Activate
  public ProductEdits(
      @Reference Database database,
      @Reference StoredProducts products,
      @Reference ProductUses uses,
      @Reference Members members,
      @Reference Images images) {
    this.database = database;
    this.products = products;
    this.uses = uses;
    this.members = members;
    this.images = images;
  }

  /**
   * Makes a product.
   *
   * @param by who does it; null for the operator
   */
  Product make(ProductRequest wanted, Member by) {
    StoredProduct made = StoredProduct.of(wanted.text()).seenBy(wanted.seenBy(members));
    int place = wanted.place() == null ? last() + 1 : wanted.place();
    try {
      return database.write(
          handle -> {
            products.requireFree(handle, made.slug());
            return products.insert(handle, made.at(place), by);
          });
    } catch (JdbiException e) {
      // Two may look at the same moment; the unique column lets one of them in.
      if (e.getCause() instanceof SQLException cause
          && String.valueOf(cause.getSQLState()).startsWith(INTEGRITY_VIOLATION)) {
        throw StoredProducts.taken(made.slug()).toException();
      }
      throw e;
    }
  }

  private int last() {
    return products.all().stream().mapToInt(Product::place).max().orElse(0);
  }

  /**
   * Edits a product.
   *
   * @param check throws where the product is not the one that was read
   */
  Product edit(
      String slug, Member by, Consumer<Product> check, UnaryOperator<StoredProduct> change) {
    return database.write(
        handle -> {
          StoredProduct read = products.lock(handle, slug).orElseThrow(() -> unknown(slug));
          check.accept(read);
          return products.updated(handle, read, change.apply(read), by);
        });
  }

  /** Returns a product with the fields that were typed. */
  StoredProduct typed(StoredProduct there, ProductRequest wanted) {
    int place = wanted.place() == null ? there.place() : wanted.place();
    return there.with(wanted.name(), wanted.description(), place).seenBy(wanted.seenBy(members));
  }

  /**
   * Moves a product before or behind its neighbour.
   *
   * @param by who does it; null for the operator
   * @param steps -1 for up, 1 for down
   */
  void move(String slug, int steps, Member by) {
    List<Long> ids = products.all().stream().map(Product::id).sorted().toList();
    database.write(
        handle -> {
          List<StoredProduct> all = new ArrayList<>(products.lockAll(handle, ids));
          int at = all.stream().map(StoredProduct::slug).toList().indexOf(slug);
          if (at < 0) {
            throw unknown(slug);
          }
          int to = at + steps;
          if (to >= 0 && to < all.size()) {
            Collections.swap(all, at, to);
          }
          for (int place = 0; place < all.size(); place++) {
            StoredProduct each = all.get(place);
            products.updated(handle, each, each.at(place + 1), by);
          }
          return null;
        });
  }

  /**
   * Gives a product another logo; the one before is removed.
   *
   * @param image null to remove the logo
   */
  Product logo(String slug, Member by, Consumer<Product> check, PreparedImage image) {
    return edit(
        slug,
        by,
        check,
        read -> {
          if (read.logo() != null) {
            images.remove(List.of(read.logo()));
          }
          return read.withLogo(image == null ? null : images.keep(image).id());
        });
  }

  /**
   * Deletes a product that nothing is about.
   *
   * @throws ProblemException 409 where something is
   */
  void remove(String slug, Member by, Consumer<Product> check) {
    Set<String> known = uses.remember();
    database.write(
        handle -> {
          StoredProduct read = products.lock(handle, slug).orElseThrow(() -> unknown(slug));
          check.accept(read);
          uses.requireUnused(known, read.id());
          if (read.logo() != null) {
            images.remove(List.of(read.logo()));
          }
          products.delete(handle, read, by);
          return null;
        });
  }

  static ProblemException unknown(String slug) {
    return Problem.notFound("There is no product '" + slug + "'.").toException();
  }
}
