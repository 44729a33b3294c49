package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /api/v1/points}: balances, transfers and leaderboards. */
public final class OwnApi {

  private static final String BASE = "/api/v1/points";
  private static final String OWN = BASE + "/me";
  private static final String OTHER = BASE + "/members/{id}";

  private final Database database;
  private final Ledger ledger;
  private final Leaderboards leaderboards;
  private final Members members;

  /**
   * The points of a member.
   *
   * @param level from 1
   * @param next the experience from which the next level is reached; null on the last one
   * @param listed whether leaderboards name the member
   */
  record AccountAnswer(Balance coins, Balance experience, int level, Long next, boolean listed) {}

  /** The choice whether leaderboards name the caller. */
  record Listed(Boolean listed) {
    static final Rules<Listed> RULES = Rules.of(Listed.class).flag("listed");
  }

  public OwnApi(Database database, Ledger ledger, Leaderboards leaderboards, Members members) {
    this.database = database;
    this.ledger = ledger;
    this.leaderboards = leaderboards;
    this.members = members;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(OWN, PointsRight.SEE_OWN, "Shows one's own points", this::own)
            .returns(200, AccountAnswer.class),
        Route.get(
                OWN + "/transfers",
                PointsRight.SEE_OWN,
                "Lists one's own transfers, newest first",
                request -> transfers(request, request.member().id()))
            .lists(TransferAnswer.class),
        Route.put(
                OWN + "/leaderboard",
                PointsRight.DECIDE_OWN,
                "Says whether leaderboards name the caller",
                this::choose)
            .takes(Listed.RULES)
            .returns(200, Listed.class),
        Route.get(
            OTHER,
            PointsRight.SEE_ALL,
            RouteDocument.of("Shows the points of a member")
                .giving(200, AccountAnswer.class)
                .problems("not-found"),
            request -> Reply.json(answer(known(request)))),
        Route.get(
            OTHER + "/transfers",
            PointsRight.SEE_ALL,
            RouteDocument.of("Lists the transfers of a member, newest first")
                .listing(TransferAnswer.class)
                .problems("not-found"),
            request -> transfers(request, known(request))),
        Route.get(
            BASE + "/leaderboard",
            Permission.PUBLIC,
            RouteDocument.of("Lists who earned most experience in a period, the best first")
                .describing(
                    "Days begin in the time zone of the programme (`points.zone`). A cursor is"
                        + " taken for the period that it was given for. Place 0 stands behind the"
                        + " first thousand.")
                .query(
                    "period",
                    "string",
                    "week, month, all, a week such as 2026-W48 or a month such as 2026-11; month"
                        + " where it is absent")
                .listing(Leaderboards.Place.class),
            this::leaderboard));
  }

  private Reply own(Request request) {
    return Reply.json(answer(request.member().id()));
  }

  private AccountAnswer answer(long member) {
    Account account = ledger.account(member);
    LevelProgress level = LevelProgress.of(ledger.programme(), account);
    return new AccountAnswer(
        ledger.balance(member, Currency.COINS),
        ledger.balance(member, Currency.EXPERIENCE),
        level.level(),
        level.isLast() ? null : level.next(),
        account == null || account.listed());
  }

  private Reply transfers(Request request, long member) {
    Account account = ledger.account(member);
    return Reply.list(
        account == null
            ? Slice.of(List.of())
            : database
                .read(handle -> ledger.store().newest(handle, account.id(), request.list()))
                .map(TransferAnswer::of));
  }

  private long known(Request request) {
    return members
        .byId(request.id("id"))
        .orElseThrow(() -> Problem.notFound("There is no such member.").toException())
        .id();
  }

  private Reply choose(Request request) {
    boolean listed = request.json(Listed.RULES).listed();
    leaderboards.list(request.member().id(), listed);
    return Reply.json(new Listed(listed));
  }

  private Reply leaderboard(Request request) {
    String period = leaderboards.period(request.query("period").orElse("month"));
    return Reply.list(leaderboards.list(period, request.list()));
  }
}
