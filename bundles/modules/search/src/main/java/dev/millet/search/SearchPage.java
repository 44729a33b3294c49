package dev.millet.search;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offers;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.search.SearchModel.Row;
import dev.millet.search.SearchModel.Section;
import dev.millet.search.query.Found;
import dev.millet.search.query.Hit;
import dev.millet.search.query.SearchQuery;
import dev.millet.search.query.Searches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /search}: the results by type, and the box at the top of every page that leads here. */
final class SearchPage {

  private static final String PATH = "/search";
  private static final int EACH = 5;
  private static final int ALL_OF_ONE = 50;
  private static final int MAX_ASSIGNEES = 100;
  private static final int BOX_ORDER = 50;
  private static final List<String> FIELDS =
      List.of("q", "type", "product", "status", "tag", "assignee", "from", "to");

  private final Searches searches;
  private final SearchFilters filters;
  private final Supplier<List<SearchSource>> sources;
  private final Members members;
  private final Products products;
  private final Slots slots;
  private final Pages pages;

  SearchPage(
      Searches searches,
      SearchFilters filters,
      Supplier<List<SearchSource>> sources,
      Members members,
      Products products,
      Slots slots,
      Pages pages) {
    this.searches = searches;
    this.filters = filters;
    this.sources = sources;
    this.members = members;
    this.products = products;
    this.slots = slots;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("What was found, by type, with filters"),
            this::show),
        Fragment.section(
            Slots.MASTHEAD,
            BOX_ORDER,
            Permission.PUBLIC,
            request -> pages.fragment(request, "box.jte", SearchFilters.text(request))));
  }

  /** A source as it describes itself to a reader. */
  private record Described(
      String type, int order, String label, boolean takesVotes, Map<String, String> statuses) {

    static Described by(SearchSource source, Request request) {
      return new Described(
          source.type(),
          source.order(),
          source.label(request),
          source.takesVotes(),
          source.statuses(request));
    }
  }

  private Reply show(Request request) {
    SearchQuery wanted = filters.of(request);
    List<Described> all =
        Offers.askEach(sources.get(), source -> Described.by(source, request)).stream()
            .sorted(Comparator.comparingInt(Described::order))
            .toList();
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, String> statuses = new LinkedHashMap<>();
    for (Described source : all) {
      types.put(source.type(), source.label());
      source.statuses().forEach(statuses::putIfAbsent);
    }
    Searches.Outcome outcome =
        searches.byType(request.identity(), wanted, wanted.type() == null ? EACH : ALL_OF_ONE);
    Map<String, Found> found =
        outcome.found().stream()
            .collect(Collectors.toMap(each -> each.types().iterator().next(), each -> each));
    List<Section> sections = new ArrayList<>();
    for (Described source : all) {
      Found hits = found.get(source.type());
      if (hits != null && hits.count() > 0) {
        sections.add(section(request, source, hits, statuses));
      }
    }
    boolean nothing = sections.isEmpty() && !wanted.text().isBlank();
    SearchModel model =
        new SearchModel(
            typed(request),
            types,
            new SearchModel.Choices(
                products.visible(request.identity()),
                statuses,
                members.withRole(Role.STAFF, MAX_ASSIGNEES)),
            sections,
            nothing ? slots.fill(request, Slots.NOTHING_FOUND) : Html.EMPTY,
            outcome.complete());
    String title = pages.view(request).text("title");
    return pages.page(request, Page.of(title, "search.jte", model).withStyles("search.css"));
  }

  private static Map<String, String> typed(Request request) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, request.query(field).orElse("")));
    typed.put("q", SearchFilters.text(request));
    return typed;
  }

  private Section section(
      Request request, Described source, Found found, Map<String, String> statuses) {
    Map<Long, String> names =
        products.all().stream().collect(Collectors.toMap(Product::id, Product::name));
    List<Subject> subjects = found.hits().stream().map(hit -> hit.entry().subject()).toList();
    List<Html> votes = source.takesVotes() ? slots.fill(request, Slots.VOTE, subjects) : List.of();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      Hit hit = found.hits().get(i);
      String status = hit.entry().status();
      rows.add(
          new Row(
              hit,
              status == null ? null : statuses.getOrDefault(status, status),
              hit.entry().product() == null ? null : names.get(hit.entry().product()),
              votes.isEmpty() ? Html.EMPTY : votes.get(i)));
    }
    boolean whole = found.count() <= rows.size() || request.query("type").isPresent();
    return new Section(
        source.label(),
        found.count(),
        found.more(),
        rows,
        whole ? null : all(request, source.type()));
  }

  /** Returns the address of the same search for one type. */
  private static String all(Request request, String type) {
    StringBuilder path = new StringBuilder(PATH).append("?type=").append(type);
    for (String field : FIELDS) {
      String value = request.query(field).orElse("");
      if (!field.equals("type") && !value.isEmpty()) {
        path.append('&').append(field).append('=').append(SearchModel.encoded(value));
      }
    }
    return path.toString();
  }
}
