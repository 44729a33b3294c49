package dev.millet.points.account;

import dev.millet.api.database.Database;
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

/** {@code /api/v1/points}: balances and transfers. */
public final class OwnApi {

  private static final String BASE = "/api/v1/points";
  private static final String OWN = BASE + "/me";
  private static final String OTHER = BASE + "/members/{id}";

  private final Database database;
  private final Ledger ledger;
  private final Members members;

  /**
   * The points of a member.
   *
   * @param level from 1
   * @param next the experience from which the next level is reached; null on the last one
   * @param listed whether leaderboards name the member
   */
  record AccountAnswer(Balance coins, Balance experience, int level, Long next, boolean listed) {}

  public OwnApi(Database database, Ledger ledger, Members members) {
    this.database = database;
    this.ledger = ledger;
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
            request -> transfers(request, known(request))));
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
}
