package dev.millet.search;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.search.query.SearchQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads what is searched for from a request, on the page and through the API. */
final class SearchFilters {

  /** The longest text that is looked at, in characters. */
  private static final int MAX_TEXT = 1_000;

  private static final long NOBODY = -1;

  private static final int MAX_YEAR = 9_999;

  private final Members members;
  private final Products products;
  private final Pages pages;

  SearchFilters(Members members, Products products, Pages pages) {
    this.members = members;
    this.products = products;
    this.pages = pages;
  }

  /**
   * Reads a request; empty parameters are those of a form and mean any.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 for a product that the reader does not see
   *     and for what is no day
   */
  SearchQuery of(Request request) {
    ZoneId zone = pages.view(request).zone();
    return new SearchQuery(
        text(request),
        value(request, "type").orElse(null),
        value(request, "product").map(slug -> product(request, slug)).orElse(null),
        value(request, "status").orElse(null),
        value(request, "tag").map(tag -> tag.toLowerCase(Locale.ROOT)).orElse(null),
        value(request, "assignee").map(this::assignee).orElse(null),
        value(request, "from")
            .map(day -> day("from", day).atStartOfDay(zone).toInstant())
            .orElse(null),
        value(request, "to")
            .map(day -> day("to", day).plusDays(1).atStartOfDay(zone).toInstant())
            .orElse(null));
  }

  /** Returns what was typed; not null. */
  static String text(Request request) {
    String text = request.query("q").orElse("");
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  private static Optional<String> value(Request request, String name) {
    return request.query(name).filter(value -> !value.isBlank()).map(String::strip);
  }

  private long product(Request request, String slug) {
    return products
        .find(slug)
        .filter(each -> products.isVisible(each, request.identity()))
        .map(Product::id)
        .orElseThrow(
            () ->
                Problem.invalid("product", "unknown", "there is no product '" + slug + "'")
                    .toException());
  }

  private long assignee(String handle) {
    return members.byHandle(handle.replaceFirst("^@", "")).map(Member::id).orElse(NOBODY);
  }

  private static LocalDate day(String name, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1 && day.getYear() <= MAX_YEAR) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // refused below, as a day that no calendar shows is
    }
    throw Problem.invalid(name, "no-day", name + " is a day such as 2026-12-01").toException();
  }
}
