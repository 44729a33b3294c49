package dev.millet.suggestions.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.suggestion.Position;
import java.time.LocalDate;
import java.util.List;

/**
 * The part of the inbox that a request asks for.
 *
 * @param product the product of the filter; null for all
 * @param after where the page begins
 */
public record InboxQuery(Product product, Inbox.Question question, Position after) {

  /**
   * Reads the query parameters part, product and after.
   *
   * @param products all products
   * @param today which day it is for the caller
   * @throws dev.millet.api.gateway.ProblemException 422 for a value that is not allowed
   */
  public static InboxQuery of(Request request, List<Product> products, LocalDate today) {
    Inbox.Part part =
        request
            .query("part")
            .map(word -> Inbox.Part.of(word).orElseThrow(() -> unknown("part")))
            .orElse(Inbox.Part.UNANSWERED);
    Product product =
        request
            .query("product")
            .map(
                slug ->
                    products.stream()
                        .filter(each -> each.slug().equals(slug))
                        .findFirst()
                        .orElseThrow(() -> unknown("product")))
            .orElse(null);
    Long caller = request.identity().signedIn().map(Member::id).orElse(null);
    var question = new Inbox.Question(part, product == null ? null : product.id(), caller, today);
    Position after =
        request
            .query("after")
            .map(token -> Position.of(token, Inbox.name(question)))
            .orElse(Inbox.START);
    return new InboxQuery(product, question, after);
  }

  /** Returns the text that a client sends as {@code after} to go on there; null for null. */
  public String token(Position position) {
    return position == null ? null : position.token(Inbox.name(question));
  }

  private static RuntimeException unknown(String parameter) {
    return Problem.invalid(parameter, "unknown", "there is no such " + parameter).toException();
  }
}
