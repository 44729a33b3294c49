package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.People.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The routes for programs about who votes, and for whom others vote. */
final class VotersApi {

  static final Permission FOR_OTHERS = Permission.toWrite("voting.vote-for-others", Role.STAFF);
  static final Permission OWN = Permission.toRead("voting.own-votes", Role.MEMBER);

  private final VoteList votes;
  private final People people;
  private final Electorate electorate;
  private final ProxyVotes proxies;
  private final Audience audience;

  /**
   * How a vote came about that was cast for a member.
   *
   * @param by who cast it; left out where that account is gone
   * @param note for staff only
   */
  record ProxyAnswer(Person by, String source, String note) {}

  /**
   * A vote.
   *
   * @param member whose it is
   * @param onBehalf left out where the member cast it, and for those who are neither staff nor the
   *     member
   */
  record VoterAnswer(Person member, Instant castAt, ProxyAnswer onBehalf) {}

  /** Support that a source counted without naming who gave it. */
  record CarriedAnswer(String source, long support) {}

  /**
   * A page of voters.
   *
   * @param items newest first
   * @param carried what counts beside the votes of members
   * @param next what {@code after} takes for the next page; left out on the last
   */
  record Voters(List<VoterAnswer> items, List<CarriedAnswer> carried, String next) {}

  /** What a member supports. */
  record OwnVote(Subject subject, Instant castAt, ProxyAnswer onBehalf) {}

  /** A page of a member's own votes. */
  record OwnVotes(List<OwnVote> items, String next) {}

  VotersApi(
      VoteList votes, People people, Electorate electorate, ProxyVotes proxies, Audience audience) {
    this.votes = votes;
    this.people = people;
    this.electorate = electorate;
    this.proxies = proxies;
    this.audience = audience;
  }

  List<Contribution> routes() {
    return List.of(
        Route.get(
            "/api/v1/votes/{type}/{id}/voters",
            audience.permission(),
            RouteDocument.of("Who supports a subject, newest first")
                .describing("Who may see it is a setting: `voting.voters`.")
                .query("limit", "integer", "How many, 1 to 100; 25 when absent")
                .query("after", "string", "Where the page before ended: its `next`")
                .giving(200, Voters.class)
                .problems("not-found"),
            this::voters),
        Route.post(
            "/api/v1/votes/{type}/{id}/on-behalf",
            FOR_OTHERS,
            RouteDocument.of("Vote on behalf of a member")
                .describing(
                    "Stored with who did it and how the wish was heard; the member sees it.")
                .taking(ProxyBallot.class)
                .giving(201, VoterAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "voting.closed",
                    ProxyVotes.VOTED,
                    "members.not-active"),
            this::castFor),
        Route.delete(
            "/api/v1/votes/{type}/{id}/on-behalf/{member}",
            FOR_OTHERS,
            RouteDocument.of("Take back a vote that was cast for a member")
                .describing("A vote that the member cast stays. Doing it again changes nothing.")
                .giving(204, null),
            this::withdrawFor),
        Route.get(
            "/api/v1/votes/mine",
            OWN,
            RouteDocument.of("What the caller supports, newest first")
                .query("limit", "integer", "How many, 1 to 100; 25 when absent")
                .query("after", "string", "Where the page before ended: its `next`")
                .giving(200, OwnVotes.class),
            this::mine));
  }

  private Reply voters(Request request) {
    Subject subject = VotesApi.subject(request);
    electorate.describe(subject);
    Slice slice = Slice.of(request, (after, most) -> votes.ofSubject(subject, after, most));
    Map<Long, Member> known = people.of(slice.votes());
    return Reply.json(
        new Voters(
            slice.votes().stream().map(vote -> answer(vote, known, request)).toList(),
            votes.carried(subject).stream()
                .map(each -> new CarriedAnswer(each.source(), each.support()))
                .toList(),
            slice.next()));
  }

  private Reply mine(Request request) {
    long me = request.member().id();
    Slice slice = Slice.of(request, (after, most) -> votes.ofMember(me, after, most));
    Map<Long, Member> known = people.of(slice.votes());
    return Reply.json(
        new OwnVotes(
            slice.votes().stream()
                .map(
                    vote -> new OwnVote(vote.subject(), vote.castAt(), proxy(vote, known, request)))
                .toList(),
            slice.next()));
  }

  private Reply castFor(Request request) {
    Subject subject = VotesApi.subject(request);
    Vote cast = proxies.cast(subject, request.member(), request.json(ProxyBallot.class));
    return Reply.json(answer(cast, people.of(List.of(cast)), request)).withStatus(201);
  }

  private Reply withdrawFor(Request request) {
    proxies.withdraw(VotesApi.subject(request), request.id("member"));
    return Reply.empty(204);
  }

  private static VoterAnswer answer(Vote vote, Map<Long, Member> known, Request request) {
    return new VoterAnswer(
        Person.of(known.get(vote.member())), vote.castAt(), proxy(vote, known, request));
  }

  private static ProxyAnswer proxy(Vote vote, Map<Long, Member> known, Request request) {
    OnBehalf onBehalf = vote.onBehalf();
    boolean staff = request.identity().is(Role.STAFF);
    boolean own = request.identity().signedIn().filter(it -> it.id() == vote.member()).isPresent();
    if (onBehalf == null || !(staff || own)) {
      return null;
    }
    return new ProxyAnswer(
        Person.of(known.get(onBehalf.by())), onBehalf.source(), staff ? onBehalf.note() : null);
  }
}
