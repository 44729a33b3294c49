package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.boards.Leaderboards;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /points}: what a member has, and where it comes from. */
public final class OwnPages {

  private final Ledger ledger;
  private final History history;
  private final Leaderboards leaderboards;
  private final Database database;
  private final Pages pages;

  public OwnPages(Database database, Ledger ledger, Leaderboards leaderboards, Pages pages) {
    this.database = database;
    this.ledger = ledger;
    this.history = new History(database, ledger);
    this.leaderboards = leaderboards;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(Route.get("/points", PointsRight.SEE_OWN, "My points", this::show));
  }

  private Reply show(Request request) {
    long member = request.member().id();
    Account account = ledger.account(member);
    OwnModel model =
        account == null
            ? new OwnModel(
                Balance.NONE,
                Balance.NONE,
                LevelProgress.of(ledger.programme(), null),
                Slice.of(List.of()),
                List.of(),
                null)
            : new OwnModel(
                ledger.balance(member, Currency.COINS),
                ledger.balance(member, Currency.EXPERIENCE),
                LevelProgress.of(ledger.programme(), account),
                history.of(account, request.list()),
                expiring(account),
                leaderboards.rank(account));
    String title = pages.view(request).text("mine.title");
    return pages.page(request, Page.of(title, "mine.jte", model).withStyles("points.css"));
  }

  private List<OwnModel.Expiring> expiring(Account account) {
    return database
        .read(handle -> ledger.store().expiring(handle, account.id()))
        .entrySet()
        .stream()
        .map(
            each ->
                new OwnModel.Expiring(
                    // the last day on which they can be spent
                    each.getKey().atZone(ledger.programme().zone()).toLocalDate().minusDays(1),
                    each.getValue()))
        .limit(4)
        .toList();
  }
}
