package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import java.util.List;

/** Has what is due happen: pending grants count, holds are given back, coins expire. */
public final class DueAccounts {

  private static final int SOME = 100;
  private static final int MAX_ROUNDS = 20;

  private final Database database;
  private final Ledger ledger;

  public DueAccounts(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * Settles some accounts.
   *
   * @return whether there may be more
   */
  public boolean settleSome() {
    List<Long> due = database.read(handle -> ledger.store().due(handle, ledger.now(), SOME));
    due.forEach(ledger::settle);
    return due.size() == SOME;
  }

  /** Settles what is due, before something is read that all accounts make up. */
  public void settle() {
    int rounds = 1;
    while (settleSome() && rounds < MAX_ROUNDS) {
      rounds++;
    }
  }
}
