package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.products.Product;
import dev.millet.suggestions.field.FieldCatalog;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of the list that a request asks for.
 *
 * @param product the product of the filter; null for all
 * @param owner the member of staff of the filter; null for all
 * @param seed where the random order begins for this reader
 */
public record ListQuery(Product product, Member owner, Filter filter, Sort sort, long seed) {

  /** The beginning of the query parameters that ask for a value in a field. */
  public static final String FIELD = "field.";

  private static final Long NOBODY = 0L;

  /**
   * Reads the query parameters product, status, tag, mine, owner and sort, and those of fields.
   *
   * @param products all products
   * @param members knows who a handle is
   * @param customs the products' own statuses
   * @param fields the products' own fields
   * @param voting whether orders by votes are there
   * @throws dev.millet.api.gateway.ProblemException 422 for a value that is not allowed
   */
  public static ListQuery of(
      Request request,
      List<Product> products,
      Members members,
      StatusCatalog customs,
      FieldCatalog fields,
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
            choice == null ? null : custom(customs, product, choice),
            fields(fields, product, request.list().filters()));
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

  /** Returns the values in fields that some query parameters ask for, by slug. */
  public static Map<String, String> fields(Map<String, String> parameters) {
    Map<String, String> asked = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(FIELD) && !value.isBlank()) {
            asked.put(name.substring(FIELD.length()), value);
          }
        });
    return asked;
  }

  private static List<Filter.FieldFilter> fields(
      FieldCatalog fields, Product product, Map<String, String> parameters) {
    List<Filter.FieldFilter> filters = new ArrayList<>();
    fields(parameters)
        .forEach(
            (slug, value) ->
                filters.add(
                    Optional.ofNullable(product)
                        .flatMap(each -> fields.find(each.id(), slug))
                        .filter(each -> each.options().contains(value))
                        .map(each -> new Filter.FieldFilter(each.id(), slug, value))
                        .orElseThrow(() -> unknownField(slug))));
    return filters;
  }

  private static RuntimeException unknownField(String slug) {
    return Problem.invalid(
            FIELD + slug,
            "unknown",
            "the list is of a product that has no field '" + slug + "' with this to choose")
        .toException();
  }

  /** Returns the chosen values of fields, by slug. */
  public Map<String, String> fields() {
    Map<String, String> chosen = new LinkedHashMap<>();
    filter.fields().forEach(each -> chosen.put(each.slug(), each.value()));
    return chosen;
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
