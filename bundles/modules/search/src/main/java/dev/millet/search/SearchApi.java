package dev.millet.search;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Cursor;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.search.index.SearchIndex;
import dev.millet.search.query.Found;
import dev.millet.search.query.Hit;
import dev.millet.search.query.SearchQuery;
import dev.millet.search.query.Searches;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /api/v1/search}: what programs find. */
final class SearchApi {

  static final String PATH = "/api/v1/search";

  /** To see how large the index is. */
  static final Permission ADMINISTER = Permission.toAdminister("search.administer");

  private final SearchIndex index;
  private final Searches searches;
  private final SearchFilters filters;
  private final Members members;
  private final Products products;

  SearchApi(
      SearchIndex index,
      Searches searches,
      SearchFilters filters,
      Members members,
      Products products) {
    this.index = index;
    this.searches = searches;
    this.filters = filters;
    this.members = members;
    this.products = products;
  }

  List<Route> routes() {
    return List.of(search(), size());
  }

  /** The size of the index of this node. */
  record IndexAnswer(boolean complete, int documents, long bytes, long maxBytes, boolean full) {}

  private Route size() {
    return Route.get(
        PATH + "/index",
        ADMINISTER,
        RouteDocument.of("Tells how large the index of this node is")
            .describing(
                "It lies in memory. bytes are those of the heap that it takes. Where that is more"
                    + " than maxBytes it is full: what is new is found by its title only.")
            .giving(200, IndexAnswer.class),
        request ->
            Reply.json(
                new IndexAnswer(
                    searches.isComplete(),
                    index.documents(),
                    index.bytes(),
                    index.maxBytes(),
                    index.isFull())));
  }

  private Route search() {
    return Route.get(
        PATH,
        Permission.PUBLIC,
        RouteDocument.of("Finds what the caller may see, the best first")
            .describing(
                "The last word may be the beginning of one, and a letter may be mistyped. Chinese,"
                    + " Japanese and Korean are found by parts of words, traditional and simplified"
                    + " characters by each other.")
            .giving(200, SearchAnswer.class)
            .query("q", "string", "what to search for")
            .query("type", "string", "only this type, such as suggestion or comment")
            .query("product", "string", "only about the product with this slug")
            .query("status", "string", "only with this status")
            .query("tag", "string", "only with this tag")
            .query("assignee", "string", "only what the member with this handle takes care of")
            .query("from", "string", "the first day, such as 2026-12-01, in the caller's time zone")
            .query("to", "string", "the last day, which counts too")
            .query("limit", "integer", "how many at most, 1 to 100; 25 where it is left out")
            .query("after", "string", "the next of the slice before")
            .problems("invalid"),
        this::search);
  }

  private Reply search(Request request) {
    SearchQuery wanted = filters.of(request);
    if (wanted.text().isBlank()) {
      throw Problem.invalid("q", "required", "q is what to search for").toException();
    }
    ListRequest list = request.list();
    int from =
        list.isFirst()
            ? 0
            : (Integer) Cursor.read(list.scope(), list.after(), List.of(Integer.class)).get(0);
    Searches.Outcome outcome = searches.together(request.identity(), wanted, from, list.limit());
    Found found = outcome.found().get(0);
    int next = from + found.hits().size();
    return Reply.json(
        new SearchAnswer(
            items(found.hits()),
            next < found.count() ? Cursor.write(list.scope(), List.of(next)) : null,
            found.count(),
            found.more(),
            outcome.complete()));
  }

  private List<SearchAnswer.Item> items(List<Hit> hits) {
    Map<Long, Person> people =
        members.people(hits.stream().map(hit -> hit.entry().assignee()).toList());
    Map<Long, String> slugs =
        products.all().stream().collect(Collectors.toMap(Product::id, Product::slug));
    return hits.stream()
        .map(
            hit ->
                new SearchAnswer.Item(
                    hit.entry().subject().type(),
                    hit.entry().subject().id(),
                    hit.path(),
                    hit.title(),
                    hit.text(),
                    hit.entry().product() == null ? null : slugs.get(hit.entry().product()),
                    new SearchAnswer.Details(
                        hit.entry().status(),
                        hit.entry().tags(),
                        hit.entry().assignee() == null ? null : people.get(hit.entry().assignee()),
                        hit.entry().createdAt())))
        .toList();
  }
}
