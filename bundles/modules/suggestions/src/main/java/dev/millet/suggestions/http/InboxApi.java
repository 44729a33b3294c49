package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.care.PromiseFigures;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
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
  private final CareServices caring;
  private final Answers answers;
  private final InstantSource clock;

  public InboxApi(
      Database database,
      Products products,
      Suggestions suggestions,
      CareServices caring,
      Answers answers,
      InstantSource clock) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.inbox = new Inbox(database);
    this.caring = caring;
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
    InboxQuery query =
        InboxQuery.of(request, all, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    int limit = request.list().limit();
    Slice<Care> slice = inbox.read(query.question(), query.after(), limit);
    return Reply.list(slice.mapAll(cares -> items(cares, all)));
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
    return cares.stream()
        .filter(care -> found.containsKey(care.suggestionId()))
        .map(care -> item(care, found.get(care.suggestionId()), slugs, people))
        .toList();
  }

  private InboxItem item(
      Care care, Suggestion suggestion, Map<Long, String> slugs, Map<Long, Member> people) {
    return new InboxItem(
        suggestion.id(),
        slugs.get(suggestion.productId()),
        suggestion.title(),
        suggestion.status().word(),
        Author.of(people.get(suggestion.authorId())),
        Author.of(people.get(care.ownerId())),
        care.due() == null ? null : care.due().toString(),
        care.receivedAt(),
        care.exempt() ? null : caring.promise().deadline(care.receivedAt()),
        care.answeredAt(),
        care.revision());
  }

  private Reply promise(Request request) {
    PromiseFigures figures =
        database.read(handle -> PromiseFigures.read(handle, caring.promise(), clock.instant()));
    return Reply.json(
        new PromiseAnswer(
            caring.promise().minutes(),
            PromiseFigures.DAYS,
            figures.answered(),
            figures.within(),
            figures.late(),
            figures.medianSeconds(),
            figures.slowSeconds()));
  }
}
