package dev.millet.voting;

import static java.util.stream.Collectors.toMap;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.lists.Slice;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.voting.Voters.Voter;
import java.util.List;
import java.util.Map;

/**
 * The button on other modules' pages with its routes, and the pages of the most supported subjects
 * and of the reader's own votes.
 */
final class VotingPages {

  private final BallotBox ballots;
  private final Tallies tallies;
  private final Voters voters;
  private final Electorate electorate;
  private final Pages pages;

  VotingPages(
      BallotBox ballots, Tallies tallies, Voters voters, Electorate electorate, Pages pages) {
    this.ballots = ballots;
    this.tallies = tallies;
    this.voters = voters;
    this.electorate = electorate;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.VOTE, 100, this::buttons),
        Route.post("/voting/{type}/{id}/support", VotesApi.VOTE, "Press the button", this::support),
        Route.post(
            "/voting/{type}/{id}/withdraw", VotesApi.VOTE, "Release the button", this::withdraw),
        Route.get(
            "/voting",
            Permission.PUBLIC,
            RouteDocument.of("The most supported subjects")
                .query("type", "string", "The subject type; the first one when absent"),
            this::standings),
        Route.get("/voting/mine", VotersApi.OWN, "What one supports", this::mine),
        new NavigationEntry("/voting/mine", "navigation.voting", 200, VotersApi.OWN));
  }

  private List<Html> buttons(Request request, List<Subject> subjects) {
    return voteButtons(tallies.of(subjects, request.identity())).stream()
        .map(button -> pages.fragment(request, "vote.jte", button))
        .toList();
  }

  /** Returns the buttons of tallies, in their order; all subjects are described at once. */
  private List<VoteButton> voteButtons(List<Tally> of) {
    Map<Subject, SubjectDescription> known =
        electorate.describe(of.stream().map(Tally::subject).toList());
    return of.stream().map(each -> VoteButton.of(each, known.get(each.subject()))).toList();
  }

  private Reply support(Request request) {
    return answer(request, ballots.cast(VotesApi.subject(request), request.member().id()));
  }

  private Reply withdraw(Request request) {
    Subject subject = electorate.requireShown(VotesApi.subject(request));
    return answer(request, ballots.withdraw(subject, request.member().id()));
  }

  /** Returns the button as it is now; without scripts, the page that it was pressed on. */
  private Reply answer(Request request, Tally tally) {
    if (request.wantsFragment()) {
      VoteButton button = voteButtons(List.of(tally)).get(0);
      return Reply.html(pages.fragment(request, "vote.jte", button).markup());
    }
    return Reply.seeOther(SitePath.orHome(request.form().value("to")));
  }

  private Reply standings(Request request) {
    List<String> types = tallies.types();
    String type =
        request.query("type").filter(types::contains).orElse(types.isEmpty() ? "" : types.get(0));
    Slice<VoteButton> rows =
        tallies
            .mostSupported(type, request.list())
            .mapAll(subjects -> electorate.shown(request.identity(), subjects))
            .mapAll(subjects -> voteButtons(tallies.of(subjects, request.identity())));
    var model = new Standings(types, type, rows);
    return pages.page(
        request, Page.of(pages.view(request).text("standings.title"), "standings.jte", model));
  }

  private Reply mine(Request request) {
    Slice<Standings.Own> rows =
        voters
            .ofMember(request.member().id(), request.list(), request.identity())
            .mapAll(own -> buttoned(request, own));
    var model = new Standings.Mine(rows, tallies.types().size() > 1);
    return pages.page(request, Page.of(pages.view(request).text("mine.title"), "mine.jte", model));
  }

  private List<Standings.Own> buttoned(Request request, List<Voter> own) {
    Map<Subject, Voter> votes = own.stream().collect(toMap(Voter::subject, vote -> vote));
    List<Subject> subjects = electorate.shown(own.stream().map(Voter::subject).toList());
    return voteButtons(tallies.of(subjects, request.identity())).stream()
        .map(button -> new Standings.Own(button, votes.get(button.tally().subject())))
        .toList();
  }
}
