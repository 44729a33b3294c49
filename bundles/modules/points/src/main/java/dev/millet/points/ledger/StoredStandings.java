package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.points.api.Standing;
import dev.millet.points.api.Standings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads standings from the accounts. */
public final class StoredStandings implements Standings {

  private final Database database;
  private final LedgerStore store;
  private final DueAccounts due;

  public StoredStandings(Database database, DueAccounts due) {
    this.database = database;
    this.store = new LedgerStore(database);
    this.due = due;
  }

  @Override
  public Map<Long, Standing> of(Collection<Long> members) {
    due.settle();
    List<Account> accounts = database.read(handle -> store.ofMembers(handle, members));
    Map<Long, Standing> standings = new HashMap<>();
    members.forEach(each -> standings.put(each, Standing.NONE));
    for (Account each : accounts) {
      standings.put(
          each.member(),
          new Standing(each.levelNo(), each.experience().balance(), each.coins().balance()));
    }
    return standings;
  }
}
