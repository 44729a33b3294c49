package dev.millet.points.account;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Weeks;
import dev.millet.points.ledger.Verifier;
import dev.millet.points.page.PointsRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/points}: grants by hand, figures, and the verification of the ledger. */
public final class TeamApi {

  private static final String BASE = "/api/v1/points";
  private static final String GRANTS = BASE + "/grants";

  private final Figures figures;
  private final HandGrants grants;
  private final Verifications verifications;
  private final Members members;

  /**
   * A grant by hand.
   *
   * @param state {@code waiting}, {@code granted} or {@code rejected}
   * @param decidedBy null where nobody has decided
   */
  record GrantAnswer(
      long id,
      Person member,
      String currency,
      long amount,
      String reason,
      String state,
      Person proposedBy,
      Instant proposedAt,
      Person decidedBy) {}

  /**
   * Coins in each of the last eight weeks, the last seven days last.
   *
   * @param liability the coins that all members have now
   */
  record FiguresAnswer(
      List<Long> issued,
      List<Long> spent,
      List<Long> expired,
      List<Long> reversed,
      long liability) {

    static FiguresAnswer of(Figures.All all) {
      return new FiguresAnswer(
          counts(all.issued()),
          counts(all.spent()),
          counts(all.expired()),
          counts(all.reversed()),
          all.liability());
    }

    private static List<Long> counts(Weeks weeks) {
      return weeks.counts();
    }
  }

  public TeamApi(Figures figures, HandGrants grants, Verifications verifications, Members members) {
    this.figures = figures;
    this.grants = grants;
    this.verifications = verifications;
    this.members = members;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(GRANTS, PointsRight.SEE_ALL, "Lists grants by hand, newest first", this::list)
            .lists(GrantAnswer.class),
        Route.post(
            GRANTS,
            PointsRight.GRANT,
            RouteDocument.of("Grants points by hand")
                .describing(
                    "What one person grants within a day beyond `points.grant.limit` waits for a"
                        + " second person.")
                .taking(NewGrant.RULES)
                .giving(201, GrantAnswer.class)
                .problems("not-found", "invalid", "points.own-grant", "members.not-active"),
            this::grant),
        Route.post(
            GRANTS + "/{id}/approve",
            PointsRight.GRANT,
            RouteDocument.of("Approves a grant as the second person")
                .giving(200, GrantAnswer.class)
                .problems(
                    "not-found",
                    "points.decided",
                    "points.own-grant",
                    "points.second-person",
                    "members.not-active"),
            request -> decide(request, true)),
        Route.post(
            GRANTS + "/{id}/reject",
            PointsRight.GRANT,
            RouteDocument.of("Rejects a grant")
                .giving(200, GrantAnswer.class)
                .problems("not-found", "points.decided", "points.own-grant", "members.not-active"),
            request -> decide(request, false)),
        Route.get(
                BASE + "/figures",
                PointsRight.SEE_ALL,
                "Shows the figures of the programme, in coins",
                request -> Reply.json(FiguresAnswer.of(figures.read())))
            .returns(200, FiguresAnswer.class),
        Route.post(
            BASE + "/verification",
            PointsRight.VERIFY,
            RouteDocument.of("Recomputes all accounts from their transfers")
                .describing("Answers with one sentence for each difference, at most 100.")
                .giving(200, Verifier.Outcome.class),
            request -> Reply.json(verifications.verify(() -> false))));
  }

  private Reply list(Request request) {
    return Reply.list(grants.newest(request.list()).mapAll(this::answers));
  }

  private List<GrantAnswer> answers(List<HandGrant> some) {
    List<Long> named = new ArrayList<>();
    for (HandGrant each : some) {
      named.add(each.member());
      named.add(each.proposed().by());
      named.add(each.decided() == null ? null : each.decided().by());
    }
    Map<Long, Person> people = members.people(named);
    return some.stream().map(each -> answer(each, people)).toList();
  }

  private static GrantAnswer answer(HandGrant grant, Map<Long, Person> people) {
    return new GrantAnswer(
        grant.id(),
        people.get(grant.member()),
        TransferAnswer.word(grant.currency()),
        grant.amount(),
        grant.reason(),
        TransferAnswer.word(grant.state()),
        person(grant.proposed(), people),
        grant.proposed().at(),
        person(grant.decided(), people));
  }

  private static Person person(HandGrant.Step step, Map<Long, Person> people) {
    return step == null || step.by() == null ? null : people.get(step.by());
  }

  private Reply grant(Request request) {
    NewGrant typed = request.json(NewGrant.RULES);
    Member member =
        members
            .byHandle(typed.name())
            .orElseThrow(
                () ->
                    Problem.invalid("handle", "unknown", "there is no such member").toException());
    HandGrant grant = grants.propose(member.id(), typed, request.member().id());
    return Reply.created(GRANTS + "/" + grant.id(), answers(List.of(grant)).get(0));
  }

  private Reply decide(Request request, boolean approved) {
    HandGrant grant = grants.decide(request.id("id"), approved, request.member().id());
    return Reply.json(answers(List.of(grant)).get(0));
  }
}
