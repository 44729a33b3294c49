package dev.millet.search;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.search.query.Similar;
import dev.millet.search.query.SimilarSearch;
import dev.millet.search.query.SimilarSearch.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows what is similar: beside a form while somebody types, and to the team beside a subject. */
final class SimilarParts {

  private static final String PATH = "/search/similar";
  private static final String NEW = "new";
  private static final int ORDER = 100;
  private static final int SHOWN = 5;
  private static final int MAX_TITLE = 500;
  private static final int MAX_TEXT = 5_000;

  private final SimilarSearch search;
  private final Supplier<List<SearchSource>> sources;
  private final Slots slots;
  private final Pages pages;

  SimilarParts(
      SimilarSearch search, Supplier<List<SearchSource>> sources, Slots slots, Pages pages) {
    this.search = search;
    this.sources = sources;
    this.slots = slots;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("The part of a form that shows what is similar to it"),
            this::part),
        Route.get(
            SearchApi.PATH + "/similar",
            Permission.PUBLIC,
            RouteDocument.of("Finds what is similar, the most similar first")
                .describing(
                    "To a title and a text, finished or not, or to a subject. At most ten are"
                        + " found, each with the words that both have.")
                .listingAll(SimilarAnswer.class)
                .query("type", "string", "the type of what is similar, such as suggestion")
                .query("title", "string", "a title")
                .query("text", "string", "a text; may be left out")
                .query("of", "string", "a subject such as suggestion/42, in place of all others")
                .problems("invalid", "not-found"),
            this::list),
        new Fragment(Slots.SIMILAR, ORDER, this::fill));
  }

  private Reply list(Request request) {
    List<Similar> found = search.find(request.identity(), wanted(request), 2 * SHOWN);
    return Reply.list(Slice.of(found.stream().map(SimilarAnswer::of).toList()));
  }

  private Wanted wanted(Request request) {
    request.list();
    Optional<String> of = request.query("of");
    if (of.isPresent()) {
      return subject(of.get())
          .flatMap(each -> search.of(request.identity(), each))
          .orElseThrow(() -> Problem.notFound("There is no " + of.get() + ".").toException());
    }
    String type =
        request
            .query("type")
            .orElseThrow(
                () -> Problem.invalid("type", "required", "type is missing").toException());
    return typed(request, type);
  }

  private static Optional<Subject> subject(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(new Subject(text.substring(0, slash), text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Wanted typed(Request request, String type) {
    String text = request.query("text").or(() -> request.query("body")).orElse("");
    return new Wanted(
        type, cut(request.query("title").orElse(""), MAX_TITLE), cut(text, MAX_TEXT), null);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** Answers the form's script; whoever opens the address gets a search for the title. */
  private Reply part(Request request) {
    if (!request.wantsFragment()) {
      String title = request.query("title").orElse("");
      return Reply.seeOther("/search?q=" + SearchModel.encoded(title));
    }
    String type = request.query("type").orElse("");
    List<Similar> found = search.find(request.identity(), typed(request, type), SHOWN);
    return Reply.html(
        pages
            .fragment(request, "similar.jte", new SimilarModel(type, true, rows(request, found)))
            .markup());
  }

  private List<Html> fill(Request request, List<Subject> subjects) {
    List<Html> filled = new ArrayList<>();
    for (Subject subject : subjects) {
      filled.add(fill(request, subject));
    }
    return filled;
  }

  private Html fill(Request request, Subject subject) {
    if (subject.id().equals(NEW)) {
      SimilarModel live = new SimilarModel(subject.type(), true, List.of());
      return pages.fragment(request, "similar-part.jte", live);
    }
    if (!request.identity().is(Role.STAFF)) {
      return Html.EMPTY;
    }
    List<Similar> found =
        search
            .of(request.identity(), subject)
            .map(wanted -> search.find(request.identity(), wanted, SHOWN))
            .orElse(List.of());
    SimilarModel model = new SimilarModel(subject.type(), false, rows(request, found));
    return found.isEmpty() ? Html.EMPTY : pages.fragment(request, "similar.jte", model);
  }

  private List<SimilarModel.Row> rows(Request request, List<Similar> found) {
    Map<String, String> statuses = new HashMap<>();
    sources.get().forEach(source -> source.statuses(request).forEach(statuses::putIfAbsent));
    List<Html> votes =
        slots.fill(
            request, Slots.VOTE, found.stream().map(similar -> similar.entry().subject()).toList());
    List<SimilarModel.Row> rows = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      String status = found.get(i).entry().status();
      rows.add(
          new SimilarModel.Row(
              found.get(i),
              status == null ? null : statuses.getOrDefault(status, status),
              votes.get(i)));
    }
    return rows;
  }
}
