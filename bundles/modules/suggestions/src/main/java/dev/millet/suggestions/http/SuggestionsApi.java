package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.SuggestionList;
import dev.millet.suggestions.suggestion.Suggestions;
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
  private final Authoring authoring;
  private final Withdrawal withdrawal;
  private final Answers answers;
  private final Neighbours neighbours;
  private final CareDesk desk;

  private record Found(Suggestion suggestion, Product product, String body) {
    NewSuggestion typed() {
      return new NewSuggestion(product.slug(), suggestion.title(), body, suggestion.tags());
    }
  }

  public SuggestionsApi(
      Database database,
      Products products,
      Suggestions suggestions,
      SuggestionGuard guard,
      Authoring authoring,
      Withdrawal withdrawal,
      Answers answers,
      Neighbours neighbours,
      CareDesk desk) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.guard = guard;
    this.list = new SuggestionList(database);
    this.authoring = authoring;
    this.withdrawal = withdrawal;
    this.answers = answers;
    this.neighbours = neighbours;
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
                        + " declined or duplicate; with a product also one of its own, such as"
                        + " planned:design")
                .query("tag", "string", "Only with this tag")
                .query(
                    "field.*",
                    "string",
                    "Only with this in a field of the product to choose in, such as field.device")
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
                .taking(NewSuggestion.RULES)
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
        Route.delete(
            PATH + "/{id}",
            SUBMIT,
            RouteDocument.of("Withdraws a suggestion")
                .describing(
                    "For its author, while it is open and nobody has voted, commented or answered.")
                .giving(204, null)
                .problems(
                    "not-found",
                    "suggestions.not-yours",
                    "suggestions.others-rely-on-it",
                    "members.not-active"),
            this::withdraw),
        Route.put(
            PATH + "/{id}/tags",
            CareApi.CARE,
            RouteDocument.of("Sets the tags of a suggestion")
                .describing("Send the entity tag of the suggestion as If-Match.")
                .taking(NewTags.RULES)
                .giving(200, SuggestionAnswer.class)
                .problems("not-found", "invalid", "members.not-active"),
            this::tag));
  }

  private Reply withdraw(Request request) {
    withdrawal.withdraw(request.identity(), request.id("id"));
    return Reply.noContent();
  }

  private Reply tag(Request request) {
    long id = request.id("id");
    NewTags wanted = request.json(NewTags.RULES);
    Member by = request.identity().signedIn().orElse(null);
    return reply(
        request,
        database.write(
            handle -> {
              guard.edit(handle, id, by);
              Found found = find(handle, id);
              VersionTag.require(request, found.suggestion().version());
              if (!authoring.retag(handle, found.suggestion(), wanted.tags(), by)) {
                request.requireMatch("edited meanwhile");
              }
              return find(handle, id);
            }));
  }

  private Reply list(Request request) {
    var seen = ReaderProducts.of(products, request.identity());
    List<Product> all = seen.visible();
    ListQuery query = answers.query(request, all, neighbours.hasVoting());
    if (query.needsSignIn()) {
      request.member();
    }
    var slice = list.read(query, request.list(), seen.unseen(query));
    Map<Long, String> slugs = all.stream().collect(Collectors.toMap(Product::id, Product::slug));
    return Reply.list(slice.mapAll(found -> answers.list(request, found, slugs)));
  }

  private Reply submit(Request request) {
    Member author = request.member();
    Draft draft = authoring.draft(request.identity(), request.json(NewSuggestion.RULES));
    Suggestion made = authoring.submit(author, draft);
    Reply reply = reply(request, database.read(handle -> find(handle, made.id())));
    return reply.withStatus(201).withHeader("Location", PATH + "/" + made.id());
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
    Member by = request.identity().signedIn().orElse(null);
    if (change.editsText()) {
      Draft draft = authoring.draft(request.identity(), change.of(found.typed()), read);
      if (!authoring.edit(handle, read, draft, read.status(), by)) {
        request.requireMatch("edited meanwhile");
      }
    }
    if (change.status() != null) {
      decide(handle, read.id(), change.status(), by);
    }
  }

  /**
   * Changes the status by the same rules as {@code PUT …/status}, which takes a note and what it
   * duplicates, too.
   */
  private void decide(Handle handle, long id, String word, Member by) {
    Status status = NewStatus.RULES.check(new NewStatus(word, "", null)).wanted();
    SuggestionWithCare read = desk.records().require(handle, id);
    if (read.suggestion().status() != status) {
      desk.changeStatus(handle, read, status, null, null, by);
    }
  }

  private static void requireEditor(
      Identity caller, Suggestion suggestion, SuggestionChange change) {
    EditRight.require(caller, suggestion);
    if (change.needsStaff() && !caller.is(Role.STAFF)) {
      throw EditRight.refused();
    }
  }

  private Found find(Handle handle, long id) {
    Suggestion suggestion = suggestions.require(handle, id);
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
            answer.customStatus(),
            answer.fields(),
            answer.releases(),
            answer.slots());
    return Reply.json(answer).withEntityTag(tag);
  }
}
