package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Names accounts on leaderboards, or not, and erases members. */
public final class MemberAccounts {

  private static final int CHUNK = 100;

  private final Database database;
  private final Guard guard;
  private final Ledger ledger;
  private final LedgerStore store;
  private final AccountStore accounts;

  public MemberAccounts(Database database, Guard guard, Ledger ledger) {
    this.database = database;
    this.guard = guard;
    this.ledger = ledger;
    this.store = ledger.store();
    this.accounts = new AccountStore(store);
  }

  /** Has leaderboards name a member or not. */
  public void list(long member, boolean listed) {
    database.write(
        handle -> {
          guard.memberActive(member);
          store.open(handle, List.of(member));
          return show(handle, member, listed, null);
        });
  }

  /** Takes a member off leaderboards, or puts them on again, whatever they chose. */
  public void suspend(long member, boolean suspended) {
    database.write(
        handle -> {
          // who is deleted by now is not kept
          store.open(handle, guard.existingMembers(List.of(member)));
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
      ledger.boards().show(handle, account.id(), asked && !barred);
    }
    return null;
  }

  /**
   * Puts members on the leaderboards of the sets that they are in now.
   *
   * @param members at most 100
   * @param source says in which
   */
  public void place(Collection<Long> members, BoardSource source) {
    Map<Long, Set<String>> wanted = source.ofMembers(members);
    List<Account> moved =
        database.read(
            handle -> {
              List<Account> found = store.ofMembers(handle, members);
              Map<Long, List<String>> now =
                  ledger.boards().boards(handle, found.stream().map(Account::id).toList());
              return found.stream()
                  .filter(
                      each ->
                          !Set.copyOf(now.getOrDefault(each.id(), List.of()))
                              .equals(wanted.getOrDefault(each.member(), Set.of())))
                  .toList();
            });
    if (!moved.isEmpty()) {
      database.write(handle -> place(handle, moved, source));
    }
  }

  /** Asks again under the lock, so that of two changes of a member the last one stays. */
  private Object place(Handle handle, List<Account> moved, BoardSource source) {
    List<Account> locked = store.lock(handle, moved.stream().map(Account::id).toList());
    List<Account> there = locked.stream().filter(each -> each.member() != null).toList();
    Map<Long, Set<String>> wanted = source.ofMembers(there.stream().map(Account::member).toList());
    for (Account each : there) {
      ledger.boards().place(handle, each.id(), wanted.getOrDefault(each.member(), Set.of()));
    }
    return null;
  }

  /**
   * Returns members who have accounts, in the order of these.
   *
   * @param after the account behind which they begin
   */
  public List<Account> after(long after, int limit) {
    return database.read(handle -> store.accountsAfter(handle, after, limit));
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
