package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The levels of members, kept in memory: nearly every page shows some. Thread-safe. */
public final class Levels {

  private static final int MAX_KEPT = 50_000;

  private final Database database;
  private final LedgerStore store;
  private final ReadCache<Long, Integer> levels;

  public Levels(Database database) {
    this.database = database;
    this.store = new LedgerStore(database);
    this.levels = database.cache("levels", MAX_KEPT);
  }

  /** Returns the level of each member, 1 for who never earned anything. */
  public Map<Long, Integer> of(Collection<Long> members) {
    return levels.all(members, this::read);
  }

  private Map<Long, Integer> read(Set<Long> members) {
    Map<Long, Integer> found = new HashMap<>();
    members.forEach(member -> found.put(member, 1));
    database
        .read(handle -> store.ofMembers(handle, members))
        .forEach(account -> found.put(account.member(), account.levelNo()));
    return found;
  }

  /** Has the level of a member read again after the commit. */
  void changed(long member) {
    levels.changed(member);
  }
}
