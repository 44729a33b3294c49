package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The suggestions that wait for staff, a part at a time, the oldest first. Each part is a scan of
 * its own index.
 */
public final class Inbox {

  /** The parts. */
  public enum Part {
    /** Nobody takes care of it. */
    UNOWNED,
    /** Nobody of the company has said anything. */
    UNANSWERED,
    /** The due date is over; the longest over comes first. */
    OVERDUE,
    /** The caller takes care of it. */
    MINE,
    /** Everything that is not decided. */
    OPEN;

    /** Returns the word in the URL. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String word) {
      return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
  }

  /**
   * The selection of what waits.
   *
   * @param product null for all
   * @param ownerId the caller; null where the operator is
   * @param today which day it is for the caller
   */
  public record Question(Part part, Product product, Long ownerId, LocalDate today) {

    /**
     * Reads the query parameters part and product.
     *
     * @param products all products
     * @param today which day it is for the caller
     * @throws dev.millet.api.gateway.ProblemException 422 for a value that is not allowed
     */
    public static Question of(Request request, List<Product> products, LocalDate today) {
      Part part =
          request
              .query("part")
              .map(word -> Part.of(word).orElseThrow(() -> unknown("part")))
              .orElse(Part.UNANSWERED);
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
      return new Question(part, product, caller, today);
    }

    /**
     * Reads what a form sends along.
     *
     * @throws dev.millet.api.gateway.ProblemException 422 for a value that is not allowed
     */
    public static Question of(Form form, List<Product> products, Member caller) {
      Part part = Part.of(form.value("part")).orElseThrow(() -> unknown("part"));
      String slug = form.value("product");
      Product product =
          slug.isEmpty()
              ? null
              : products.stream()
                  .filter(each -> each.slug().equals(slug))
                  .findFirst()
                  .orElseThrow(() -> unknown("product"));
      return new Question(part, product, caller.id(), LocalDate.EPOCH);
    }

    private static RuntimeException unknown(String parameter) {
      return Problem.invalid(parameter, "unknown", "there is no such " + parameter).toException();
    }
  }

  /** Care that is overdue, with the column by which it is found; what is open is no duplicate. */
  private record OverdueCare(
      long suggestionId,
      int revision,
      Instant receivedAt,
      Long ownerId,
      LocalDate due,
      Instant answeredAt,
      Long answerId,
      boolean exempt,
      LocalDate openDue) {

    Care care() {
      return new Care(
          suggestionId, revision, receivedAt, ownerId, due, answeredAt, answerId, null, exempt);
    }
  }

  private static final String UNOWNED =
      "SELECT <columns> FROM suggestions_care WHERE unowned = 1 AND <after> <order>";
  private static final String UNOWNED_OF_PRODUCT =
      """
      SELECT <columns> FROM suggestions_care
       WHERE unowned = 1 AND product_id = :product AND <after> <order>
      """;
  private static final String UNANSWERED =
      "SELECT <columns> FROM suggestions_care WHERE unanswered = 1 AND <after> <order>";
  private static final String UNANSWERED_OF_PRODUCT =
      """
      SELECT <columns> FROM suggestions_care
       WHERE unanswered = 1 AND product_id = :product AND <after> <order>
      """;
  private static final String OPEN =
      "SELECT <columns> FROM suggestions_care WHERE waiting = 1 AND <after> <order>";
  private static final String OPEN_OF_PRODUCT =
      """
      SELECT <columns> FROM suggestions_care
       WHERE waiting = 1 AND product_id = :product AND <after> <order>
      """;

  /** The product is looked at along the index: nobody takes care of very many. */
  private static final String MINE =
      """
      SELECT <columns> FROM suggestions_care
       WHERE open_owner_id = :owner AND (:anyProduct OR product_id = :product) AND <after> <order>
      """;

  /**
   * The product is looked at along the index: dates are not missed by the thousand. Without a first
   * day HSQLDB would read all that have none.
   */
  private static final String OVERDUE =
      """
      SELECT <columns> FROM suggestions_care
       WHERE open_due >= :first AND open_due < :today
         AND (:anyProduct OR product_id = :product) AND <after> <order>
      """;

  private final Database database;
  private final Table<Care> table;
  private final Keyset<OverdueCare> overdue;

  public Inbox(Database database) {
    this.database = database;
    this.table = database.table("suggestions_care", Care.class);
    this.overdue =
        database
            .table("suggestions_care", OverdueCare.class)
            .keyset("overdue")
            .ascending("open_due", "suggestion_id");
  }

  /** Reads a slice. */
  public Slice<Care> read(Question question, ListRequest list) {
    return database.read(
        handle ->
            switch (question.part()) {
              case UNOWNED ->
                  waiting(handle, list, question, "unowned", UNOWNED, UNOWNED_OF_PRODUCT);
              case UNANSWERED ->
                  waiting(handle, list, question, "unanswered", UNANSWERED, UNANSWERED_OF_PRODUCT);
              case OPEN -> waiting(handle, list, question, "waiting", OPEN, OPEN_OF_PRODUCT);
              case MINE ->
                  order("mine", "open_owner_id")
                      .slice(
                          handle,
                          list,
                          MINE,
                          query ->
                              any(query, question)
                                  .bind(
                                      "owner",
                                      question.ownerId() == null ? -1 : question.ownerId()));
              case OVERDUE ->
                  overdue
                      .slice(
                          handle,
                          list,
                          OVERDUE,
                          query ->
                              any(query, question)
                                  .bind("first", LocalDate.EPOCH)
                                  .bind("today", question.today()))
                      .map(OverdueCare::care);
            });
  }

  private Slice<Care> waiting(
      Handle handle,
      ListRequest list,
      Question question,
      String column,
      String all,
      String ofProduct) {
    Product product = question.product();
    return product == null
        ? order(column, column).slice(handle, list, all)
        : order(column, column, "product_id")
            .slice(handle, list, ofProduct, query -> query.bind("product", product.id()));
  }

  private Keyset<Care> order(String name, String... equal) {
    return table.keyset(name).within(equal).ascending("received_at", "suggestion_id");
  }

  private static Query any(Query query, Question question) {
    Product product = question.product();
    return query
        .bind("anyProduct", product == null)
        .bind("product", product == null ? 0 : product.id());
  }
}
