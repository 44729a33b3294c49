package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.care.PromiseFigures;
import dev.millet.suggestions.care.PromiseWeeks;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/v1/suggestions/inbox} and {@code /api/v1/suggestions/promise}. */
public final class InboxApi {

  /** The permission to see what waits for staff. */
  public static final Permission READ = Permission.toRead("suggestions.inbox", Role.STAFF);

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Inbox inbox;
  private final CareServices careServices;
  private final Answers answers;
  private final InstantSource clock;

  /**
   * A suggestion in staff's inbox.
   *
   * @param product the product's slug
   * @param customStatus the product's own status; left out for none
   * @param author left out for nobody
   * @param owner left out for nobody
   * @param due a day in ISO 8601; left out for none
   * @param receivedAt when the author began to wait
   * @param promisedAt until when an answer was promised; left out for imported ones
   * @param answeredAt when somebody of the company first said something; left out while nobody has
   * @param revision of its care, for If-Match
   */
  public record InboxItem(
      long id,
      String product,
      String title,
      String status,
      CustomStatusAnswer customStatus,
      Person author,
      Person owner,
      String due,
      Instant receivedAt,
      Instant promisedAt,
      Instant answeredAt,
      int revision) {}

  /**
   * The response times against the promise of an answer.
   *
   * @param promiseMinutes the promise
   * @param days over how many days, by when the suggestions were received
   * @param answered how many were answered
   * @param within how many of them in time
   * @param late how many wait for longer than was promised; they count as slower than any other
   * @param medianSeconds half were answered within this time; left out where fewer than half were
   * @param p90Seconds nine of ten were answered within this time; left out where fewer were
   * @param weeks the last eight, each by itself; the last seven days last
   */
  public record PromiseAnswer(
      long promiseMinutes,
      int days,
      long answered,
      long within,
      long late,
      Long medianSeconds,
      Long p90Seconds,
      List<WeekAnswer> weeks) {}

  /**
   * A week of the promise, by when the suggestions were received.
   *
   * @param counted how many were answered, or wait for longer than was promised
   * @param within how many were answered in time
   */
  public record WeekAnswer(Instant from, long counted, long within) {}

  public InboxApi(
      Database database,
      Products products,
      Suggestions suggestions,
      CareServices careServices,
      Answers answers,
      InstantSource clock) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.inbox = new Inbox(database);
    this.careServices = careServices;
    this.answers = answers;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/suggestions/inbox",
            READ,
            RouteDocument.of("Lists what waits for staff, the oldest first")
                .query(
                    "part",
                    "string",
                    "unanswered (default), unowned, overdue (by days of UTC), mine, or open")
                .query("product", "string", "Only of the product with this slug")
                .listing(InboxItem.class)
                .problems("invalid"),
            this::list),
        Route.get(
            "/api/v1/suggestions/promise",
            READ,
            RouteDocument.of("Tells how the promise of an answer was kept in the last 30 days")
                .giving(200, PromiseAnswer.class),
            this::promise));
  }

  private Reply list(Request request) {
    List<Product> all = products.all();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Inbox.Question question = Inbox.Question.of(request, all, today);
    return Reply.list(inbox.read(question, request.list()).mapAll(cares -> items(cares, all)));
  }

  private List<InboxItem> items(List<Care> cares, List<Product> all) {
    Map<Long, Suggestion> found =
        database
            .read(
                handle -> suggestions.find(handle, cares.stream().map(Care::suggestionId).toList()))
            .stream()
            .collect(Collectors.toMap(Suggestion::id, Function.identity()));
    Map<Long, String> slugs = all.stream().collect(Collectors.toMap(Product::id, Product::slug));
    List<Long> ids = new ArrayList<>();
    found.values().forEach(each -> ids.add(each.authorId()));
    cares.forEach(care -> ids.add(care.ownerId()));
    Map<Long, Member> people = answers.people(ids);
    Map<Long, CustomStatus> own = answers.customs().of(found.values());
    return cares.stream()
        .filter(care -> found.containsKey(care.suggestionId()))
        .map(care -> item(care, found.get(care.suggestionId()), slugs, people, own))
        .toList();
  }

  private InboxItem item(
      Care care,
      Suggestion suggestion,
      Map<Long, String> slugs,
      Map<Long, Member> people,
      Map<Long, CustomStatus> own) {
    return new InboxItem(
        suggestion.id(),
        slugs.get(suggestion.productId()),
        suggestion.title(),
        suggestion.status().word(),
        CustomStatusAnswer.of(own.get(suggestion.id())),
        Person.of(people.get(suggestion.authorId())),
        Person.of(people.get(care.ownerId())),
        care.due() == null ? null : care.due().toString(),
        care.receivedAt(),
        care.exempt() ? null : careServices.promise().deadline(care.receivedAt()),
        care.answeredAt(),
        care.revision());
  }

  private Reply promise(Request request) {
    Instant now = clock.instant();
    PromiseFigures figures =
        database.read(handle -> PromiseFigures.read(handle, careServices.promise(), now));
    PromiseWeeks weeks =
        database.read(handle -> PromiseWeeks.read(handle, careServices.promise(), now));
    return Reply.json(
        new PromiseAnswer(
            careServices.promise().minutes(),
            PromiseFigures.DAYS,
            figures.answered(),
            figures.within(),
            figures.late(),
            figures.medianSeconds(),
            figures.slowSeconds(),
            weeks.weeks().stream()
                .map(each -> new WeekAnswer(each.from(), each.counted(), each.within()))
                .toList()));
  }
}
