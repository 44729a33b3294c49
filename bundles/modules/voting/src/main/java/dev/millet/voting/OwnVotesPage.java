package dev.millet.voting;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /voting/mine}: what the reader supports, each with its button to withdraw. */
final class OwnVotesPage {

  private static final int ROWS = 50;
  private static final String PATH = "/voting/mine";

  private final VoteList votes;
  private final VoteButtons buttons;
  private final People people;
  private final Pages pages;

  OwnVotesPage(VoteList votes, VoteButtons buttons, People people, Pages pages) {
    this.votes = votes;
    this.buttons = buttons;
    this.people = people;
    this.pages = pages;
  }

  Route route() {
    return Route.get(
        PATH,
        VotersApi.OWN,
        RouteDocument.of("What one supports")
            .query("after", "string", "Where the page before ended"),
        this::show);
  }

  private Reply show(Request request) {
    long me = request.member().id();
    Slice slice = Slice.of(request, ROWS, (after, most) -> votes.ofMember(me, after, most));
    return pages.page(
        request,
        Page.of(
            pages.view(request).text("mine.title"),
            "mine.jte",
            new OwnVotesModel(
                rows(request, slice.votes()),
                request.query("after").isPresent() ? PATH : null,
                slice.next() == null ? null : PATH + "?after=" + slice.next())));
  }

  private List<OwnVotesModel.Row> rows(Request request, List<Vote> of) {
    Map<Long, Member> known = people.of(of);
    List<VoteButton> shown =
        buttons.of(of.stream().map(Vote::subject).toList(), request.identity());
    List<OwnVotesModel.Row> rows = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      Vote vote = of.get(i);
      rows.add(
          new OwnVotesModel.Row(
              shown.get(i), vote.castAt(), VotersPages.proxy(vote, known, request.identity())));
    }
    return rows;
  }
}
