package dev.millet.suggestions.services;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Request;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.List;

/** The products that forms and requests name by their slugs, in the field {@code product}. */
public final class NamedProducts {

  private static final String FIELD = "product";

  private NamedProducts() {}

  /**
   * Returns a product that is not removed before the transaction ends.
   *
   * @throws ProblemException 422 where there is no such product
   */
  public static Product hold(Products products, String slug) {
    return products.hold(slug).orElseThrow(() -> unknown(slug));
  }

  /**
   * Returns the id of a product, as {@link #hold} holds it; null where the slug is empty, which
   * stands for all products.
   *
   * @throws ProblemException 422 where there is no such product
   */
  public static Long holdUnlessEmpty(Products products, String slug) {
    return slug.isEmpty() ? null : hold(products, slug).id();
  }

  /**
   * Returns the products that a list is about: all that the reader may see, or the one that the
   * query names.
   *
   * @throws ProblemException 422 where the reader sees no such product
   */
  public static List<Product> of(Products products, Request request) {
    List<Product> visible = products.visible(request.identity());
    String wanted = request.query(FIELD).orElse(null);
    if (wanted == null) {
      return visible;
    }
    List<Product> named = visible.stream().filter(each -> each.slug().equals(wanted)).toList();
    if (named.isEmpty()) {
      throw unknown(wanted);
    }
    return named;
  }

  /** Returns 422 for a product that does not exist, or that must not be seen. */
  public static ProblemException unknown(String slug) {
    return Problem.invalid(FIELD, "unknown", "there is no product '" + slug + "'").toException();
  }
}
