package dev.millet.suggestions.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.suggestion.Filter;
import dev.millet.suggestions.suggestion.Position;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.text.Tags;
import java.util.List;
import java.util.Optional;

/**
 * What a request asks of the list.
 *
 * @param product the product of the filter; null for all
 * @param after where the page begins
 */
public record ListQuery(Product product, Filter filter, Sort sort, Position after) {

  /**
   * Reads the query parameters product, status, tag, sort and after.
   *
   * @param products all products
   * @param voting whether orders by votes are there
   * @throws dev.millet.api.gateway.ProblemException 422 for a value that is none
   */
  public static ListQuery of(Request request, List<Product> products, boolean voting) {
    Product product = request.query("product").map(slug -> product(products, slug)).orElse(null);
    Status status = request.query("status").map(ListQuery::status).orElse(null);
    String tag =
        request.query("tag").map(Tags::normal).filter(text -> !text.isEmpty()).orElse(null);
    Sort sort =
        request
            .query("sort")
            .map(word -> sort(word, voting))
            .orElse(voting ? Sort.TRENDING : Sort.NEWEST);
    Filter filter = new Filter(product == null ? null : product.id(), status, tag);
    Position after =
        request
            .query("after")
            .map(token -> Position.of(token, list(filter, sort)))
            .orElse(Position.START);
    return new ListQuery(product, filter, sort, after);
  }

  /** What a client sends as {@code after} to go on there; null for null. */
  public String token(Position position) {
    return position == null ? null : position.token(list(filter, sort));
  }

  private static String list(Filter filter, Sort sort) {
    return sort + " " + filter;
  }

  private static Product product(List<Product> products, String slug) {
    Optional<Product> found =
        products.stream().filter(product -> product.slug().equals(slug)).findFirst();
    return found.orElseThrow(() -> unknown("product"));
  }

  private static Status status(String word) {
    return Status.of(word).orElseThrow(() -> unknown("status"));
  }

  private static Sort sort(String word, boolean voting) {
    return Sort.of(word)
        .filter(sort -> voting || !sort.needsVotes())
        .orElseThrow(() -> unknown("sort"));
  }

  private static RuntimeException unknown(String parameter) {
    return Problem.invalid(parameter, "unknown", "there is no such " + parameter).toException();
  }
}
