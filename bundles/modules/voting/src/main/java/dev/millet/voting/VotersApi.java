package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.Voters.Voter;
import java.util.List;

/** The routes for programs about who votes, and for whom others vote. */
final class VotersApi {

  static final Permission FOR_OTHERS = Permission.toWrite("voting.vote-for-others", Role.STAFF);
  static final Permission OWN = Permission.toRead("voting.own-votes", Role.MEMBER);

  private final Voters voters;
  private final CarriedStore carried;
  private final Electorate electorate;
  private final ProxyVotes proxies;
  private final Permission seeVoters;

  /** Support that a source counted without naming who gave it. */
  record CarriedAnswer(String source, long support) {}

  VotersApi(
      Voters voters,
      CarriedStore carried,
      Electorate electorate,
      ProxyVotes proxies,
      Permission seeVoters) {
    this.voters = voters;
    this.carried = carried;
    this.electorate = electorate;
    this.proxies = proxies;
    this.seeVoters = seeVoters;
  }

  List<Contribution> routes() {
    return List.of(
        Route.get(
            "/api/v1/votes/{type}/{id}/voters",
            seeVoters,
            RouteDocument.of("Lists who supports a subject, newest first")
                .describing("Who may see it is a setting: `voting.voters`.")
                .listing(Voter.class)
                .problems("not-found"),
            this::voters),
        Route.get(
                "/api/v1/votes/{type}/{id}/carried",
                seeVoters,
                "Lists the support that sources counted without naming voters",
                this::carried)
            .listsAll(CarriedAnswer.class),
        Route.post(
                "/api/v1/votes/{type}/{id}/on-behalf",
                FOR_OTHERS,
                RouteDocument.of("Vote on behalf of a member")
                    .describing(
                        "Stored with who did it and how the wish was heard; the member sees it.")
                    .problems(
                        "not-found",
                        "invalid",
                        "voting.closed",
                        ProxyVotes.VOTED,
                        "members.not-active"),
                this::castFor)
            .takes(ProxyBallot.RULES)
            .returns(201, Voter.class),
        Route.delete(
            "/api/v1/votes/{type}/{id}/on-behalf/{member}",
            FOR_OTHERS,
            RouteDocument.of("Take back a vote that was cast for a member")
                .describing("A vote that the member cast stays. Doing it again changes nothing.")
                .giving(204, null),
            this::withdrawFor),
        Route.get("/api/v1/votes/mine", OWN, "Lists what the caller supports", this::mine)
            .lists(Voter.class));
  }

  private Reply voters(Request request) {
    Subject subject = VotesApi.subject(request);
    electorate.describe(subject);
    return Reply.list(voters.ofSubject(subject, request.list(), request.identity()));
  }

  private Reply carried(Request request) {
    Subject subject = VotesApi.subject(request);
    electorate.describe(subject);
    return Reply.list(
        Slice.of(carried.of(subject))
            .map(each -> new CarriedAnswer(each.source(), each.support())));
  }

  private Reply mine(Request request) {
    return Reply.list(voters.ofMember(request.member().id(), request.list(), request.identity()));
  }

  private Reply castFor(Request request) {
    Subject subject = VotesApi.subject(request);
    Vote cast = proxies.cast(subject, request.member(), request.json(ProxyBallot.RULES));
    return Reply.json(201, voters.seen(List.of(cast), request.identity()).get(0));
  }

  private Reply withdrawFor(Request request) {
    proxies.withdraw(VotesApi.subject(request), request.id("member"));
    return Reply.empty(204);
  }
}
