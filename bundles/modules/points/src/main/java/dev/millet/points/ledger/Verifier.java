package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.points.api.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Recomputes every account from its transfers and names what differs. It runs beside transfers: an
 * account that changes while it is read is read again.
 */
public final class Verifier {

  private static final int SOME = 100;
  private static final int CHUNK = 1_000;
  private static final int ATTEMPTS = 5;
  private static final int MAX_DIFFERENCES = 100;

  private final Database database;
  private final LedgerStore store;
  private final Scores scores;

  /**
   * The outcome.
   *
   * @param at when it began
   * @param complete whether it came to the end
   * @param differences one sentence each in English, at most 100
   */
  public record Outcome(
      Instant at, boolean complete, long accounts, long transfers, List<String> differences) {}

  public Verifier(Database database) {
    this.database = database;
    this.store = new LedgerStore(database);
    this.scores = new Scores(database);
  }

  /**
   * Verifies all accounts.
   *
   * @param ending asked between accounts: whether to stop before the end
   */
  public Outcome verify(BooleanSupplier ending) {
    Instant begun = database.now();
    List<String> differences = new ArrayList<>();
    Map<Currency, Totals> totals = new EnumMap<>(Currency.class);
    for (Currency each : Currency.values()) {
      totals.put(each, new Totals());
    }
    long accounts = 0;
    long transfers = 0;
    long last = 0;
    List<Long> some = some(last);
    while (!some.isEmpty()) {
      for (long id : some) {
        if (ending.getAsBoolean() || differences.size() > MAX_DIFFERENCES) {
          return new Outcome(begun, false, accounts, transfers, differences);
        }
        Replay replay = replay(id);
        replay.differences().forEach(differences::add);
        totals.forEach((currency, all) -> all.add(replay.totals(currency)));
        accounts++;
        transfers += replay.count();
        last = id;
      }
      some = some(last);
    }
    totals.forEach(
        (currency, all) -> {
          if (all.sum() != 0) {
            differences.add("the sum of all accounts in " + currency + " is " + all.sum());
          }
        });
    return new Outcome(begun, true, accounts, transfers, differences);
  }

  private List<Long> some(long last) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id FROM points_accounts a WHERE a.id > :last
                     ORDER BY a.id FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("last", last)
                .bind("limit", SOME)
                .mapTo(Long.class)
                .list());
  }

  private Replay replay(long id) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Replay replay = database.read(handle -> read(handle, id));
      if (replay != null) {
        return replay;
      }
    }
    // it is changed all the time: keep it from that for a moment
    return database.write(
        handle -> {
          store.lock(handle, List.of(id));
          return read(handle, id);
        });
  }

  /** Reads an account with all that belongs to it; null where it was changed meanwhile. */
  private Replay read(Handle handle, long id) {
    Account before = store.byIds(handle, List.of(id)).get(0);
    Replay replay = new Replay(before);
    long seq = 0;
    List<Transfer> some = store.after(handle, id, seq, CHUNK);
    while (!some.isEmpty()) {
      some.forEach(replay::add);
      seq = some.get(some.size() - 1).seq();
      some = store.after(handle, id, seq, CHUNK);
    }
    replay.compare(store.allPending(handle, id));
    replay.compare(store.allLots(handle, id), store.allUses(handle, id));
    if (before.member() != null) {
      long score = scores.find(handle, Programme.ALL_TIME, id).map(Scores.Score::score).orElse(0L);
      replay.compareScore(score);
    }
    Account after = store.byIds(handle, List.of(id)).get(0);
    return after.seq() == before.seq() ? replay : null;
  }
}
