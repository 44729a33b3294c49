package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.DraftCheck;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.care.SuggestionWithCare;
import dev.millet.suggestions.optional.Voting;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.SuggestionList;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.text.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions}. */
public final class SuggestionsApi {

  /** The permission to write suggestions, and to edit one's own. */
  public static final Permission SUBMIT = Permission.toWrite("suggestions.submit", Role.MEMBER);

  private static final String PATH = "/api/v1/suggestions";

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final SuggestionList list;
  private final DraftCheck check;
  private final Authoring authoring;
  private final Answers answers;
  private final Voting voting;
  private final CareDesk desk;

  private record Found(Suggestion suggestion, Product product, String body) {}

  public SuggestionsApi(
      Database database,
      Products products,
      Suggestions suggestions,
      SuggestionGuard guard,
      DraftCheck check,
      Authoring authoring,
      Answers answers,
      Voting voting,
      CareDesk desk) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.guard = guard;
    this.list = new SuggestionList(database);
    this.check = check;
    this.authoring = authoring;
    this.answers = answers;
    this.voting = voting;
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Lists suggestions")
                .describing(
                    "Pages are stable: a suggestion that neither came nor moved meanwhile is seen"
                        + " exactly once. The orders by votes are there only with voting.")
                .query("product", "string", "Only of the product with this slug")
                .query(
                    "status",
                    "string",
                    "Only with this status: open, under-review, planned, in-progress, shipped,"
                        + " declined or duplicate")
                .query("tag", "string", "Only with this tag")
                .query("mine", "boolean", "Only what the caller wrote")
                .query("owner", "string", "Only what the member of staff with this handle owns")
                .query(
                    "sort",
                    "string",
                    "trending (default with voting), support, newest (default without), unanswered"
                        + " (open and without an answer, the oldest first), or random (an order of"
                        + " the caller's own for each day)")
                .listing(SuggestionAnswer.class)
                .problems("invalid", "unauthenticated"),
            this::list),
        Route.post(
            PATH,
            SUBMIT,
            RouteDocument.of("Submits a suggestion")
                .taking(NewSuggestion.class)
                .giving(201, SuggestionAnswer.class)
                .problems("invalid", "members.not-active"),
            this::submit),
        Route.get(
            PATH + "/{id}",
            Permission.PUBLIC,
            RouteDocument.of("Shows a suggestion")
                .giving(200, SuggestionAnswer.class)
                .problems("not-found"),
            this::show),
        Route.patch(
            PATH + "/{id}",
            SUBMIT,
            RouteDocument.of("Edits a suggestion")
                .describing(
                    "For its author and for staff; status and product are staff's. Send the entity"
                        + " tag as If-Match: votes and comments do not change the part of it that"
                        + " is compared.")
                .taking(SuggestionChange.class)
                .giving(200, SuggestionAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "suggestions.not-yours",
                    "suggestions.transition",
                    "members.not-active"),
            this::edit),
        Route.put(
            PATH + "/{id}/tags",
            CareApi.CARE,
            RouteDocument.of("Sets the tags of a suggestion")
                .describing("Send the entity tag of the suggestion as If-Match.")
                .taking(NewTags.class)
                .giving(200, SuggestionAnswer.class)
                .problems("not-found", "invalid", "members.not-active"),
            this::tag));
  }

  private Reply tag(Request request) {
    long id = request.id("id");
    var tags = Tags.check(request.json(NewTags.class).tags());
    if (tags.problem() != null) {
      throw Problem.invalid(List.of(tags.problem())).toException();
    }
    Member by = request.identity().signedIn().orElse(null);
    return reply(
        request,
        database.write(
            handle -> {
              guard.edit(handle, id, by);
              Found found = find(handle, id);
              VersionTag.require(request, found.suggestion().version());
              if (!authoring.retag(handle, found.suggestion(), tags.tags(), by)) {
                request.requireMatch("edited meanwhile");
              }
              return find(handle, id);
            }));
  }

  private Reply list(Request request) {
    var seen = ReaderProducts.of(products, request.identity());
    List<Product> all = seen.visible();
    ListQuery query = answers.query(request, all, voting.isPresent());
    if (query.needsSignIn()) {
      request.member();
    }
    int limit = request.list().limit();
    var slice = list.read(query.filter(), query.sort(), query.after(), limit, seen.unseen(query));
    Map<Long, String> slugs = all.stream().collect(Collectors.toMap(Product::id, Product::slug));
    return Reply.list(slice.mapAll(found -> answers.list(request, found, slugs)));
  }

  private Reply submit(Request request) {
    Member author = request.member();
    NewSuggestion wanted = request.json(NewSuggestion.class);
    Product product = product(request.identity(), wanted.product());
    Draft draft =
        check
            .check(
                product == null ? null : product.id(), wanted.title(), wanted.body(), wanted.tags())
            .orRefuse();
    Suggestion made = authoring.submit(author, draft);
    Reply reply = reply(request, new Found(made, product, draft.body())).withStatus(201);
    return reply.withHeader("Location", PATH + "/" + made.id());
  }

  private Reply show(Request request) {
    long id = request.id("id");
    return reply(request, database.read(handle -> find(handle, id)));
  }

  private Reply edit(Request request) {
    long id = request.id("id");
    SuggestionChange change = request.json(SuggestionChange.class);
    Found edited =
        database.write(
            handle -> {
              take(handle, id, change, request.identity().signedIn().orElse(null));
              Found found = find(handle, id);
              requireEditor(request.identity(), found.suggestion(), change);
              VersionTag.require(request, found.suggestion().version());
              write(handle, request, found, change);
              return find(handle, id);
            });
    return reply(request, edited);
  }

  private void take(Handle handle, long id, SuggestionChange change, Member by) {
    if (change.status() == null) {
      guard.edit(handle, id, by);
    } else {
      guard.close(handle, id, by);
    }
  }

  private void write(Handle handle, Request request, Found found, SuggestionChange change) {
    Suggestion read = found.suggestion();
    Product product =
        change.product() == null || change.product().equals(found.product().slug())
            ? found.product()
            : product(request.identity(), change.product());
    Draft draft =
        check
            .check(
                product == null ? null : product.id(),
                change.title() == null ? read.title() : change.title(),
                change.body() == null ? found.body() : change.body(),
                change.tags() == null ? read.tags() : change.tags())
            .orRefuse();
    Member by = request.identity().signedIn().orElse(null);
    if (change.editsText() && !authoring.edit(handle, read, draft, read.status(), by)) {
      request.requireMatch("edited meanwhile");
    }
    if (change.status() != null) {
      decide(handle, read.id(), status(change.status()), by);
    }
  }

  /**
   * Changes the status by the same rules as {@code PUT …/status}, which takes a note and what it
   * duplicates, too.
   */
  private void decide(Handle handle, long id, Status status, Member by) {
    SuggestionWithCare read = desk.records().require(handle, id);
    if (read.suggestion().status() != status) {
      desk.changeStatus(handle, read, status, null, null, by);
    }
  }

  private static Status status(String word) {
    return Status.of(word)
        .orElseThrow(
            () -> Problem.invalid("status", "unknown", "there is no such status").toException());
  }

  private static void requireEditor(
      Identity caller, Suggestion suggestion, SuggestionChange change) {
    EditRight.require(caller, suggestion);
    if (change.needsStaff() && !caller.is(Role.STAFF)) {
      throw EditRight.refused();
    }
  }

  /** Returns a product that something may be written about; null where the caller sees none. */
  private Product product(Identity caller, String slug) {
    return slug == null
        ? null
        : products
            .find(slug)
            .filter(each -> !each.archived() && products.isVisible(each, caller))
            .orElse(null);
  }

  private Found find(Handle handle, long id) {
    Suggestion suggestion =
        suggestions
            .find(handle, id)
            .orElseThrow(
                () -> Problem.notFound("There is no suggestion " + id + ".").toException());
    Product product = products.find(suggestion.productId()).orElseThrow();
    return new Found(suggestion, product, suggestions.body(handle, id));
  }

  private Reply reply(Request request, Found found) {
    SuggestionAnswer answer =
        answers.one(request, found.suggestion(), found.product().slug(), found.body());
    String tag =
        VersionTag.of(
            answer.version(),
            answer.images(),
            answer.commentCount(),
            answer.owner(),
            answer.due(),
            answer.slots());
    return Reply.json(answer).withEntityTag(tag);
  }
}
