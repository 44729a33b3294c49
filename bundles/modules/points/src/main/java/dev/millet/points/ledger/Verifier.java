package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
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
  private final LongFunction<List<String>> others;

  /**
   * The outcome.
   *
   * @param at when it began
   * @param complete whether it came to the end
   * @param differences one sentence each in English; after 100 it ends
   */
  public record Outcome(
      Instant at, boolean complete, long accounts, long transfers, List<String> differences) {}

  public Verifier(Database database) {
    this(database, member -> List.of());
  }

  /**
   * Makes a verifier.
   *
   * @param others gives what differs beside the ledger by a member's id, a sentence each in English
   */
  public Verifier(Database database, LongFunction<List<String>> others) {
    this.database = database;
    this.store = new LedgerStore(database);
    this.scores = new Scores(database);
    this.others = others;
  }

  /**
   * Verifies all accounts.
   *
   * @param ending asked between accounts: whether to stop before the end
   */
  public Outcome verify(BooleanSupplier ending) {
    Verification all = begin();
    List<String> differences = all.goOn(ending, MAX_DIFFERENCES);
    return new Outcome(all.begun(), all.isFinished(), all.accounts(), all.transfers(), differences);
  }

  /** Begins a verification that is made in parts. */
  public Verification begin() {
    return new Verification(this, database.now());
  }

  /** Returns accounts behind one, in the order of their ids. */
  List<Long> some(long last) {
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

  Replay replay(long id) {
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
      ScoreSums.of(handle, id).forEach(replay::compare);
      replay.note(others.apply(before.member()));
    }
    Account after = store.byIds(handle, List.of(id)).get(0);
    return after.seq() == before.seq() ? replay : null;
  }
}
