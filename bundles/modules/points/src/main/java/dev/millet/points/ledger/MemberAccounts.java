package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Names accounts on leaderboards, or not, and erases members. */
public final class MemberAccounts {

  private static final int CHUNK = 100;

  private final Database database;
  private final Ledger ledger;
  private final LedgerStore store;
  private final AccountStore accounts;
  private final Scores scores;

  public MemberAccounts(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
    this.store = ledger.store();
    this.accounts = new AccountStore(store);
    this.scores = new Scores(database);
  }

  /** Has leaderboards name a member or not. */
  public void list(long member, boolean listed) {
    database.write(
        handle -> {
          store.open(handle, List.of(member));
          return show(handle, member, listed, null);
        });
  }

  /** Takes a member off leaderboards, or puts them on again, whatever they chose. */
  public void suspend(long member, boolean suspended) {
    database.write(
        handle -> {
          store.open(handle, List.of(member));
          return show(handle, member, null, suspended);
        });
  }

  private Object show(Handle handle, long member, Boolean listed, Boolean suspended) {
    Account found = store.ofMember(handle, member).orElse(null);
    if (found != null) {
      Account account = store.lock(handle, List.of(found.id())).get(0);
      boolean asked = listed == null ? account.listed() : listed;
      boolean barred = suspended == null ? account.suspended() : suspended;
      accounts.show(handle, account.id(), asked, barred);
      scores.show(handle, account.id(), asked && !barred);
    }
    return null;
  }

  /**
   * Erases a member: the account is closed, and its transfers lose what could name them, some at a
   * time.
   *
   * @return whether nothing is left
   */
  public boolean eraseSome(long member) {
    Account account = database.read(handle -> store.ofMember(handle, member).orElse(null));
    if (account == null) {
      return true;
    }
    ledger.close(member);
    return database.write(
        handle -> {
          boolean more = accounts.eraseSome(handle, account.id(), CHUNK);
          if (!more) {
            accounts.forget(handle, account.id());
          }
          return !more;
        });
  }
}
