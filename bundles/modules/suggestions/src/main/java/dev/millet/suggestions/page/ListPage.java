package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.lifecycle.ReleaseState;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.StatusChoice;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /suggestions}: all suggestions, ordered and filtered. */
final class ListPage {

  /** The form of the platform to create a product. */
  private final Database database;

  private final Products products;
  private final SuggestionList list;
  private final Answers answers;
  private final Members members;
  private final Slots slots;
  private final Neighbours neighbours;
  private final Pages pages;
  private final ReleaseFacts releases;
  private final ListViewPages views;

  ListPage(PageParts parts, ListViewPages views) {
    this.views = views;
    this.database = parts.platform().database();
    this.products = parts.platform().products();
    this.list = new SuggestionList(parts.platform().database());
    this.answers = parts.answers();
    this.members = parts.platform().members();
    this.slots = parts.display().slots();
    this.neighbours = parts.neighbours();
    this.pages = parts.display().pages();
    this.releases = parts.releases();
  }

  Reply show(Request request) {
    var seen = ReaderProducts.of(products, request.identity());
    List<Product> all = seen.visible();
    Optional<String> plain = plain(request, all);
    if (plain.isPresent()) {
      return Reply.seeOther(plain.get());
    }
    boolean votes = neighbours.hasVoting();
    ListQuery query = answers.query(request, all, votes);
    var slice = list.read(query, request.list(), seen.unseen(query));
    View view = pages.view(request);
    var rows = slice.mapAll(found -> rows(request, found, all, query));
    var model =
        new ListModel(
            rows,
            orders(query, votes),
            query.sort().word(),
            new ListFilters(
                    view,
                    seen.choices(id(query)),
                    query,
                    answers.customs().catalog(),
                    answers.fields().catalog())
                .model(members),
            submitPath(query),
            SuggestionTable.EXPORT.isHeldBy(request.identity())
                ? ListLinks.of(query).path(SuggestionTable.LIST)
                : null,
            views.of(request, ListLinks.of(query)),
            rows.items().isEmpty() ? nothing(request, all, query) : null);
    Page page =
        Page.of(view.text("list.title"), "list.jte", model)
            .withDescription(view.text("list.intro"))
            .withStyles("writing.css", "suggestions.css");
    return pages.page(request, page);
  }

  /**
   * Returns the list with the meaning alone where the chosen product has no such status, and
   * without the fields that it does not have: whoever chooses another product sends them along.
   */
  private Optional<String> plain(Request request, List<Product> all) {
    StatusChoice choice = request.query("status").flatMap(StatusChoice::parse).orElse(null);
    long product =
        all.stream()
            .filter(each -> each.slug().equals(request.query("product").orElse("")))
            .mapToLong(Product::id)
            .findFirst()
            .orElse(0);
    boolean fixed = choice == null || choice.custom().isEmpty();
    boolean known = fixed || answers.customs().catalog().find(product, choice).isPresent();
    Map<String, String> fields = ListQuery.fields(request.list().filters());
    boolean removed =
        fields.keySet().removeIf(each -> answers.fields().catalog().find(product, each).isEmpty());
    if (known && !removed) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder(ListLinks.PATH);
    for (String name : List.of("product", "tag", "mine", "owner", "sort")) {
      ListLinks.add(path, name, request.query(name).orElse(null));
    }
    ListLinks.add(
        path, "status", known ? request.query("status").orElse(null) : choice.status().word());
    fields.forEach(
        (slug, value) -> ListLinks.add(path, ListLinks.encoded(ListQuery.FIELD + slug), value));
    return Optional.of(path.toString());
  }

  private static long id(ListQuery query) {
    return query.product() == null ? 0 : query.product().id();
  }

  private static ListModel.Nothing nothing(Request request, List<Product> all, ListQuery query) {
    String submit = submitPath(query);
    if (all.isEmpty()) {
      return ListModel.Nothing.noProducts(request.identity());
    }
    if (query.needsSignIn()) {
      return new ListModel.Nothing("list.whose", "list.sign-in", null);
    }
    if (query.isMine()) {
      return new ListModel.Nothing("list.none-of-mine", "list.submit", submit);
    }
    if (!query.filter().isAll()) {
      String clear = ListLinks.of(query).unfiltered().path();
      return new ListModel.Nothing("list.no-match", "list.clear", clear);
    }
    if (query.sort() == Sort.UNANSWERED) {
      String newest = ListLinks.of(query).sorted(Sort.NEWEST).path();
      return new ListModel.Nothing("list.all-answered", "sort.newest", newest);
    }
    return new ListModel.Nothing("list.empty", "list.submit", submit);
  }

  private List<ListModel.Row> rows(
      Request request, List<Suggestion> suggestions, List<Product> all, ListQuery query) {
    if (suggestions.isEmpty()) {
      return List.of();
    }
    List<Long> ids = new ArrayList<>();
    suggestions.forEach(each -> ids.add(each.authorId()));
    suggestions.forEach(each -> ids.add(each.ownerId()));
    Map<Long, Member> people = answers.people(ids);
    Map<Long, String> names = all.stream().collect(Collectors.toMap(Product::id, Product::name));
    boolean mixed = all.size() > 1 && query.product() == null;
    List<Html> votes =
        slots.fill(request, Slots.VOTE, suggestions.stream().map(Suggestion::subject).toList());
    Map<Subject, Integer> counts = neighbours.commentCounts(suggestions).orElse(Map.of());
    Map<Long, ReleaseState> states =
        releases.states(suggestions.stream().map(Suggestion::id).toList());
    Map<Long, CustomStatus> own = answers.customs().of(suggestions);
    Map<Long, FieldValues> filled =
        answers.fields().of(suggestions.stream().map(Suggestion::id).toList());
    Map<Long, String> slugs = all.stream().collect(Collectors.toMap(Product::id, Product::slug));
    List<ListModel.Row> rows = new ArrayList<>(suggestions.size());
    for (int i = 0; i < suggestions.size(); i++) {
      Suggestion suggestion = suggestions.get(i);
      String product = mixed ? names.get(suggestion.productId()) : null;
      int comments = counts.getOrDefault(suggestion.subject(), 0);
      StatusLook status = StatusLook.of(suggestion.status(), own.get(suggestion.id()));
      List<OwnFields.Shown> shown =
          OwnFields.Shown.of(
                  filled.getOrDefault(suggestion.id(), FieldValues.NONE),
                  suggestion.productId(),
                  slugs.get(suggestion.productId()))
              .stream()
              .filter(each -> each.field().shape().listed())
              .toList();
      var marks = new ListModel.Marks(tags(suggestion), shown);
      rows.add(row(suggestion, status, product, people, comments, marks, votes.get(i), states));
    }
    return rows;
  }

  private static ListModel.Row row(
      Suggestion suggestion,
      StatusLook status,
      String product,
      Map<Long, Member> people,
      int comments,
      ListModel.Marks marks,
      Html vote,
      Map<Long, ReleaseState> states) {
    return new ListModel.Row(
        suggestion,
        status,
        product,
        people.get(suggestion.authorId()),
        people.get(suggestion.ownerId()),
        comments,
        marks,
        vote,
        ReleaseLook.of(states.getOrDefault(suggestion.id(), ReleaseState.NONE)));
  }

  static List<ListModel.TagLink> tags(Suggestion suggestion) {
    return suggestion.tags().stream()
        .map(tag -> new ListModel.TagLink(tag, ListLinks.tagged(tag)))
        .toList();
  }

  private static List<ListModel.Order> orders(ListQuery query, boolean votes) {
    return Arrays.stream(Sort.values())
        .filter(sort -> votes || !sort.needsVotes())
        .map(
            sort ->
                new ListModel.Order(
                    "sort." + sort.word(),
                    ListLinks.of(query).sorted(sort).path(),
                    sort == query.sort()))
        .toList();
  }

  private static String submitPath(ListQuery query) {
    return query.product() == null
        ? SubmitPage.PATH
        : SubmitPage.PATH + "?product=" + ListLinks.encoded(query.product().slug());
  }
}
