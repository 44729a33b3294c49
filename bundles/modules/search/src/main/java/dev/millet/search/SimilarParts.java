package dev.millet.search;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offers;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.search.query.Similar;
import dev.millet.search.query.SimilarSearch;
import dev.millet.search.query.SimilarSearch.Wanted;
import dev.millet.search.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows what is similar: beside a form while somebody types, and to the team beside a subject. */
final class SimilarParts {

  private static final String PATH = "/search/similar";
  private static final String API = SearchApi.PATH + "/similar";

  /** It changes nothing, but a form is sent like one that does. */
  private static final Permission WRITE = Permission.toWrite("search.similar", Role.MEMBER);

  private static final String NEW = "new";
  private static final int ORDER = 100;
  private static final int SHOWN = 5;
  private static final int MAX_TITLE = 500;
  private static final int MAX_TEXT = 5_000;

  /**
   * A text to find similar ones of, as programs send it.
   *
   * @param type the type of what is similar
   */
  record NewText(String type, String title, String text) {

    static final Rules<NewText> RULES =
        Rules.of(NewText.class)
            .line("type", 1, 40, "suggestion")
            .line("title", 0, MAX_TITLE, "Dark mode for the calendar")
            .text("text", 0, 20_000, "My eyes hurt at night.");
  }

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
            RouteDocument.of("The part of a form that shows what is similar to its title"),
            request -> part(request, byTitle(request))),
        Route.post(
            PATH,
            WRITE,
            RouteDocument.of("The part of a form that shows what is similar to it"),
            this::partOfForm),
        Route.get(
            API,
            Permission.PUBLIC,
            RouteDocument.of(
                    "Finds what is similar to a title or a subject, the most similar first")
                .describing("At most ten are found, each with the words that both have.")
                .listingAll(SimilarAnswer.class)
                .query("type", "string", "the type of what is similar, such as suggestion")
                .query("title", "string", "a title")
                .query("of", "string", "a subject such as suggestion/42, in place of the others")
                .problems("invalid", "not-found"),
            this::list),
        Route.post(
            API,
            WRITE,
            RouteDocument.of("Finds what is similar to a title and a text, the most similar first")
                .describing(
                    "Finished or not: the text stands in the body, so that no log has it. At most"
                        + " ten are found, each with the words that both have.")
                .taking(NewText.RULES)
                .listingAll(SimilarAnswer.class)
                .problems("invalid"),
            this::listOfText),
        new Fragment(Slots.SIMILAR, ORDER, this::fill));
  }

  private Reply list(Request request) {
    return answer(request, wanted(request));
  }

  private Reply listOfText(Request request) {
    NewText typed = request.json(NewText.RULES);
    return answer(request, new Wanted(typed.type(), typed.title(), typed.text(), null));
  }

  private Reply answer(Request request, Wanted wanted) {
    List<Similar> found = search.find(request.identity(), wanted, 2 * SHOWN);
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
    if (request.query("type").isEmpty()) {
      throw Problem.invalid("type", "required", "type is missing").toException();
    }
    return byTitle(request);
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

  /** Reads a title from the address: a text is not written there, where logs keep it. */
  private static Wanted byTitle(Request request) {
    String title = request.query("title").orElse("");
    return new Wanted(request.query("type").orElse(""), PlainText.cut(title, MAX_TITLE), "", null);
  }

  private Reply partOfForm(Request request) {
    Form form = request.form();
    return part(
        request,
        new Wanted(
            request.query("type").orElse(""),
            PlainText.cut(form.value("title"), MAX_TITLE),
            PlainText.cut(form.value("body"), MAX_TEXT),
            null));
  }

  /** Answers the form's script; whoever opens the address gets the page of search. */
  private Reply part(Request request, Wanted wanted) {
    if (!request.wantsFragment()) {
      return Reply.seeOther("/search");
    }
    List<Similar> found = search.find(request.identity(), wanted, SHOWN);
    SimilarModel model =
        new SimilarModel(
            wanted.type(), SimilarModel.Form.of(request.identity()), rows(request, found));
    return Reply.html(pages.fragment(request, "similar.jte", model).markup());
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
      SimilarModel live =
          new SimilarModel(subject.type(), SimilarModel.Form.of(request.identity()), List.of());
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
    SimilarModel model =
        new SimilarModel(subject.type(), SimilarModel.Form.NONE, rows(request, found));
    return found.isEmpty() ? Html.EMPTY : pages.fragment(request, "similar.jte", model);
  }

  private List<SimilarModel.Row> rows(Request request, List<Similar> found) {
    Map<String, String> statuses = new HashMap<>();
    Offers.askEach(sources.get(), source -> source.statuses(request))
        .forEach(some -> some.forEach(statuses::putIfAbsent));
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
