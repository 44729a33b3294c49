package dev.millet.api.products;

import dev.millet.api.members.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The products. A company has a handful, so that all of them can be read at once. Each method joins
 * the transaction of the caller, and is one of its own where there is none. Thread-safe.
 *
 * @since 1.0
 */
@ProviderType
public interface Products {

  /**
   * Returns all of them, in their order: those of every audience, and archived ones. What is shown
   * to somebody is chosen with {@link #visible}.
   */
  List<Product> all();

  /**
   * Returns those that a reader may see, archived ones too, in their order. The team sees all.
   *
   * @since 1.1
   */
  List<Product> visible(Identity reader);

  /**
   * Returns whether a reader may see a product, as {@link #visible} chooses.
   *
   * @since 1.1
   */
  boolean isVisible(Product product, Identity reader);

  /**
   * Returns the ids of those that a reader must not see; whatever is about one of them does not
   * exist for this reader.
   *
   * @since 1.1
   */
  Set<Long> hidden(Identity reader);

  /**
   * Returns the names of those that are not archived, by slug, in their order: what a form of the
   * team offers to choose from.
   *
   * @since 1.2
   */
  default Map<String, String> choices() {
    Map<String, String> names = new LinkedHashMap<>();
    all().stream()
        .filter(each -> !each.archived())
        .forEach(each -> names.put(each.slug(), each.name()));
    return names;
  }

  /** Returns the product with an id. */
  Optional<Product> find(long id);

  /** Returns the product with a slug; empty also for what is no slug at all. */
  Optional<Product> find(String slug);

  /**
   * Returns the product with an id, which is not removed before the transaction ends. Ask it where
   * a write stores the id. Writers who ask about one product do not wait for each other.
   *
   * @throws IllegalStateException outside of {@code Database.write}
   */
  Optional<Product> hold(long id);

  /**
   * Returns the product with a slug, held as {@link #hold(long)} does; empty also for what is no
   * slug at all.
   *
   * @throws IllegalStateException outside of {@code Database.write} where there is one
   * @since 1.2
   */
  default Optional<Product> hold(String slug) {
    return find(slug).flatMap(each -> hold(each.id()));
  }

  /**
   * Adds a product. Where two add the same at the same moment, the database refuses one of them
   * with a unique key that is taken.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it breaks a rule, 409 {@code
   *     products.slug-taken} where there is one with its slug
   */
  Product add(NewProduct wanted);

  /**
   * Adds a product, or gives the one with its slug this name, description and place.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it breaks a rule
   */
  Product put(NewProduct wanted);
}
