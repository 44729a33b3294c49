package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.products.Product;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of the list that a request asks for.
 *
 * @param product the product of the filter; null for all
 * @param owner the member of staff of the filter; null for all
 * @param seed where the random order begins for this reader
 */
public record ListQuery(Product product, Member owner, Filter filter, Sort sort, long seed) {

  private static final Long NOBODY = 0L;

  /**
   * Reads the query parameters product, status, tag, mine, owner and sort.
   *
   * @param products all products
   * @param members knows who a handle is
   * @param customs the products' own statuses
   * @param voting whether orders by votes are there
   * @throws dev.millet.api.gateway.ProblemException 422 for a value that is not allowed
   */
  public static ListQuery of(
      Request request,
      List<Product> products,
      Members members,
      StatusCatalog customs,
      boolean voting) {
    Product product = request.query("product").map(slug -> product(products, slug)).orElse(null);
    StatusChoice choice = request.query("status").map(ListQuery::status).orElse(null);
    String tag =
        request.query("tag").map(Tags::normal).filter(text -> !text.isEmpty()).orElse(null);
    Sort sort =
        request
            .query("sort")
            .map(word -> sort(word, voting))
            .orElse(voting ? Sort.TRENDING : Sort.NEWEST);
    Long author =
        request.query("mine").filter(ListQuery::isYes).map(yes -> id(request)).orElse(null);
    Member owner =
        request
            .query("owner")
            .map(handle -> members.byHandle(handle).orElseThrow(() -> unknown("owner")))
            .orElse(null);
    Filter filter =
        new Filter(
            product == null ? null : product.id(),
            choice == null ? null : choice.status(),
            tag,
            author,
            owner == null ? null : owner.id(),
            choice == null ? null : custom(customs, product, choice));
    return new ListQuery(product, owner, filter, sort, seed(request, sort));
  }

  private static boolean isYes(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid("mine", "unknown", "'mine' is true or false").toException();
    };
  }

  /** Returns the caller's id; that of nobody for a visitor. */
  private static long id(Request request) {
    return request.identity().signedIn().map(Member::id).orElse(NOBODY);
  }

  private static long seed(Request request, Sort sort) {
    if (sort != Sort.RANDOM) {
      return 0;
    }
    String reader =
        request
            .identity()
            .signedIn()
            .map(member -> Long.toString(member.id()))
            .orElseGet(request::remoteAddress);
    return Shuffle.seed(reader, LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * Returns whether a visitor asks for their own suggestions: nobody has any before they sign in.
   */
  public boolean needsSignIn() {
    return Objects.equals(filter.authorId(), NOBODY);
  }

  public boolean isMine() {
    return filter.authorId() != null;
  }

  private static Product product(List<Product> products, String slug) {
    Optional<Product> found =
        products.stream().filter(product -> product.slug().equals(slug)).findFirst();
    return found.orElseThrow(() -> unknown("product"));
  }

  private static StatusChoice status(String text) {
    return StatusChoice.parse(text).orElseThrow(() -> unknown("status"));
  }

  private static Filter.CustomFilter custom(
      StatusCatalog customs, Product product, StatusChoice choice) {
    if (choice.custom().isEmpty()) {
      return null;
    }
    return Optional.ofNullable(product)
        .flatMap(each -> customs.find(each.id(), choice))
        .map(each -> new Filter.CustomFilter(each.slug(), customs.ids(each)))
        .orElseThrow(() -> unknown("status"));
  }

  /** Returns the chosen status; null for all. */
  public StatusChoice status() {
    if (filter.status() == null) {
      return null;
    }
    return new StatusChoice(filter.status(), filter.custom() == null ? "" : filter.custom().slug());
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
