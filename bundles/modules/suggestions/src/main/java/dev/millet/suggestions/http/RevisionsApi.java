package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.history.Revision;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions/{id}/revisions}. */
public final class RevisionsApi {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Answers answers;
  private final Revisions revisions = new Revisions();

  public RevisionsApi(
      Database database, Products products, Suggestions suggestions, Answers answers) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.answers = answers;
  }

  public Route route() {
    return Route.get(
        "/api/v1/suggestions/{id}/revisions",
        Permission.PUBLIC,
        RouteDocument.of("Lists the wordings that a suggestion has had, the newest first")
            .describing("The first one listed is what it says now.")
            .listing(RevisionAnswer.class)
            .problems("not-found", "invalid"),
        this::list);
  }

  private Reply list(Request request) {
    long id = request.id("id");
    int limit = request.list().limit();
    int before = RevisionCursor.before(request, id);
    List<Revision> found = database.read(handle -> revisions(handle, id, before, limit + 1));
    List<Revision> page = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit;
    String next = more ? RevisionCursor.of(id, page.get(limit - 1)) : null;
    return Reply.list(new Slice<>(answers(request, page), next));
  }

  private List<Revision> revisions(Handle handle, long id, int before, int limit) {
    Suggestion suggestion =
        suggestions
            .find(handle, id)
            .orElseThrow(
                () -> Problem.notFound("There is no suggestion " + id + ".").toException());
    return revisions.read(handle, suggestion, suggestions.body(handle, id), before, limit);
  }

  private List<RevisionAnswer> answers(Request request, List<Revision> page) {
    Map<Long, Member> people = answers.people(page.stream().map(Revision::authorId).toList());
    Map<Long, String> slugs =
        products.visible(request.identity()).stream()
            .collect(Collectors.toMap(Product::id, Product::slug));
    return page.stream()
        .map(
            each ->
                new RevisionAnswer(
                    each.version(),
                    slugs.get(each.productId()),
                    each.title(),
                    each.body(),
                    each.tags(),
                    Author.of(people.get(each.authorId())),
                    each.writtenAt()))
        .toList();
  }
}
