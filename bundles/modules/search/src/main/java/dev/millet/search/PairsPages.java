package dev.millet.search;

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
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.search.pairs.Pair;
import dev.millet.search.pairs.Pairs;
import dev.millet.search.query.SimilarSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Pairs that may say the same, for the team to merge or to dismiss: a page, and an API. */
final class PairsPages {

  private static final String PATH = "/search/pairs";
  private static final String API = SearchApi.PATH + "/pairs";
  private static final int ORDER = 350;
  private static final Permission READ = Permission.toRead("search.pairs", Role.STAFF);
  private static final Permission DISMISS = Permission.toWrite("search.dismiss-pair", Role.STAFF);

  private final Pairs pairs;
  private final SimilarSearch search;
  private final Supplier<List<SearchSource>> sources;
  private final Slots slots;
  private final Pages pages;

  PairsPages(
      Pairs pairs,
      SimilarSearch search,
      Supplier<List<SearchSource>> sources,
      Slots slots,
      Pages pages) {
    this.pairs = pairs;
    this.search = search;
    this.sources = sources;
    this.slots = slots;
    this.pages = pages;
  }

  /**
   * A pair, as programs get it.
   *
   * @param one the id of the older one
   * @param other the id of the newer one
   * @param likeness how much both have in common, from 0 to 1
   */
  record PairAnswer(
      String type, String one, String oneTitle, String other, String otherTitle, double likeness) {}

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "pairs.title", ORDER, READ),
        Route.get(PATH, READ, RouteDocument.of("Pairs that may say the same"), this::show),
        Route.post(
            PATH + "/dismiss",
            DISMISS,
            RouteDocument.of("Dismisses a pair that does not say the same"),
            this::dismissOnPage),
        Route.get(
            API,
            READ,
            RouteDocument.of("Lists pairs that may say the same, the likeliest first")
                .describing(
                    "They are looked for once a day. One that was merged or dismissed is left"
                        + " out, so a slice may have fewer than its limit.")
                .listing(PairAnswer.class),
            this::list),
        Route.delete(
            API + "/{type}/{one}/{other}",
            DISMISS,
            RouteDocument.of("Dismisses a pair, which is not found again").problems("not-found"),
            this::dismiss));
  }

  private Reply list(Request request) {
    return Reply.list(pairs.waiting(request.list()).mapAll(all -> answers(request, all)));
  }

  private List<PairAnswer> answers(Request request, List<Pair> all) {
    Map<Subject, SubjectDescription> visible = visible(request, all);
    return all.stream()
        .filter(each -> isShown(visible, each))
        .map(
            each ->
                new PairAnswer(
                    each.subjectType(),
                    each.oneId(),
                    visible.get(each.one()).title(),
                    each.otherId(),
                    visible.get(each.other()).title(),
                    each.likeness() / 1_000.0))
        .toList();
  }

  private Reply dismiss(Request request) {
    dismiss(request.parameter("type"), request.parameter("one"), request.parameter("other"));
    return Reply.noContent();
  }

  private Reply dismissOnPage(Request request) {
    Form form = request.form();
    dismiss(form.value("type"), form.value("one"), form.value("other"));
    return pages.withNotice(Reply.seeOther(PATH), "pairs.dismissed");
  }

  private void dismiss(String type, String one, String other) {
    if (!pairs.dismiss(type, one, other)) {
      throw Problem.notFound("There is no such pair.").toException();
    }
  }

  /** Returns the descriptions of what the reader may see and what is not merged by now. */
  private Map<Subject, SubjectDescription> visible(Request request, List<Pair> all) {
    List<Subject> both =
        all.stream().flatMap(each -> Stream.of(each.one(), each.other())).distinct().toList();
    search.update();
    return search.visible(
        request.identity(), both.stream().filter(each -> search.stands(each).isPresent()).toList());
  }

  private static boolean isShown(Map<Subject, SubjectDescription> visible, Pair pair) {
    return visible.containsKey(pair.one()) && visible.containsKey(pair.other());
  }

  private Reply show(Request request) {
    Slice<PairsModel.Row> rows = pairs.waiting(request.list()).mapAll(all -> rows(request, all));
    Page page =
        Page.of(pages.view(request).text("pairs.title"), "pairs.jte", new PairsModel(rows))
            .withStyles("search.css");
    return pages.page(request, page.in(Menu.ADMINISTRATION));
  }

  private List<PairsModel.Row> rows(Request request, List<Pair> all) {
    Map<Subject, SubjectDescription> visible = visible(request, all);
    List<Pair> shown = all.stream().filter(each -> isShown(visible, each)).toList();
    List<Subject> both =
        shown.stream().flatMap(each -> Stream.of(each.one(), each.other())).distinct().toList();
    List<Html> votes = slots.fill(request, Slots.VOTE, both);
    Map<String, String> statuses = new HashMap<>();
    List<SearchSource> present = sources.get();
    Offers.askEach(present, source -> source.statuses(request))
        .forEach(some -> some.forEach(statuses::putIfAbsent));
    Map<Subject, PairsModel.Side> sides = new HashMap<>();
    for (int i = 0; i < both.size(); i++) {
      Subject each = both.get(i);
      sides.put(each, side(visible.get(each), statuses, votes.get(i)));
    }
    List<PairsModel.Row> rows = new ArrayList<>();
    for (Pair pair : shown) {
      rows.add(
          new PairsModel.Row(
              pair,
              Math.round(pair.likeness() / 10.0),
              sides.get(pair.one()),
              sides.get(pair.other()),
              mergePath(present, pair)));
    }
    return rows;
  }

  /** Returns where a pair is merged; null where its type cannot be, or its module is gone. */
  private static String mergePath(List<SearchSource> present, Pair pair) {
    List<SearchSource> owner =
        present.stream().filter(each -> each.type().equals(pair.subjectType())).toList();
    return Offers.askEach(
            owner, each -> Optional.ofNullable(each.mergePath(pair.otherId(), pair.oneId())))
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private PairsModel.Side side(SubjectDescription known, Map<String, String> statuses, Html vote) {
    String status = search.stands(known.subject()).map(each -> each.status()).orElse(null);
    return new PairsModel.Side(
        known.title(),
        known.path() == null ? "/search" : known.path(),
        status == null ? null : statuses.getOrDefault(status, status),
        vote);
  }
}
