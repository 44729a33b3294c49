package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.Tallies.Supported;
import java.util.List;

/** The button on other modules' pages, what it does, and a page of the most supported subjects. */
final class VotingPages {

  private static final int ROWS = 50;

  private final BallotBox ballots;
  private final Tallies tallies;
  private final VoteButtons buttons;
  private final Pages pages;

  VotingPages(BallotBox ballots, Tallies tallies, VoteButtons buttons, Pages pages) {
    this.ballots = ballots;
    this.tallies = tallies;
    this.buttons = buttons;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.VOTE, 100, this::buttons),
        Route.post(
            "/voting/{type}/{id}/support",
            VotesApi.VOTE,
            RouteDocument.of("Press the button"),
            this::support),
        Route.post(
            "/voting/{type}/{id}/withdraw",
            VotesApi.VOTE,
            RouteDocument.of("Release the button"),
            this::withdraw),
        Route.get(
            "/voting",
            Permission.PUBLIC,
            RouteDocument.of("The most supported subjects")
                .query("type", "string", "The subject type; the first one when absent")
                .query("after", "string", "Where the page before ended"),
            this::standings),
        new NavigationEntry("/voting", "navigation.voting", 200, Permission.PUBLIC));
  }

  private List<Html> buttons(Request request, List<Subject> subjects) {
    return buttons.of(subjects, request.identity()).stream()
        .map(button -> pages.fragment(request, "vote.jte", button))
        .toList();
  }

  private Reply support(Request request) {
    Subject subject = VotesApi.subject(request);
    return answer(request, ballots.cast(subject, request.member().id()));
  }

  private Reply withdraw(Request request) {
    Subject subject = VotesApi.subject(request);
    return answer(request, ballots.withdraw(subject, request.member().id()));
  }

  /** The button as it is now; without scripts, the page that it was pressed on. */
  private Reply answer(Request request, Tally tally) {
    if (request.wantsFragment()) {
      VoteButton button = buttons.of(List.of(tally)).get(0);
      return Reply.html(pages.fragment(request, "vote.jte", button).markup());
    }
    return Reply.seeOther(SitePath.orHome(request.form().value("to")));
  }

  private Reply standings(Request request) {
    List<String> types = tallies.types();
    String type =
        request.query("type").filter(types::contains).orElse(types.isEmpty() ? "" : types.get(0));
    Supported after = request.query("after").map(VotesApi::cursor).orElse(null);
    List<Supported> found = tallies.mostSupported(type, after, ROWS + 1);
    boolean more = found.size() > ROWS;
    List<Supported> shown = more ? found.subList(0, ROWS) : found;
    String next =
        more ? "/voting?type=" + type + "&after=" + VotesApi.cursor(shown.get(ROWS - 1)) : null;
    return pages.page(
        request,
        Page.of(
            pages.view(request).text("standings.title"),
            "standings.jte",
            new Standings(types, type, rows(request, type, shown), next)));
  }

  private List<VoteButton> rows(Request request, String type, List<Supported> shown) {
    List<Subject> subjects = shown.stream().map(row -> new Subject(type, row.id())).toList();
    return buttons.of(subjects, request.identity());
  }
}
