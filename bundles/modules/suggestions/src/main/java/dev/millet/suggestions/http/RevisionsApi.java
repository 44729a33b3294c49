package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.Revisions.Revision;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /api/v1/suggestions/{id}/revisions}. */
public final class RevisionsApi {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Answers answers;
  private final Revisions revisions;

  /**
   * A wording that a suggestion has had, or has now.
   *
   * @param version the suggestion's version with it
   * @param product the product's slug
   * @param body Markdown
   * @param fields what the product's own fields had, by slug; left out for nothing
   * @param author who wrote it so; left out where nobody is known
   * @param writtenAt when
   */
  public record RevisionAnswer(
      int version,
      String product,
      String title,
      String body,
      List<String> tags,
      Map<String, String> fields,
      Person author,
      Instant writtenAt) {}

  public RevisionsApi(
      Database database, Products products, Suggestions suggestions, Answers answers) {
    this.database = database;
    this.revisions = new Revisions(database);
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
    Slice<Revision> found =
        database.read(
            handle ->
                revisions.read(
                    handle,
                    suggestions.require(handle, id),
                    suggestions.body(handle, id),
                    request.list()));
    return Reply.list(found.mapAll(page -> answers(request, page)));
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
                    FieldValues.parseSome(each.fields()),
                    Person.of(people.get(each.authorId())),
                    each.writtenAt()))
        .toList();
  }
}
