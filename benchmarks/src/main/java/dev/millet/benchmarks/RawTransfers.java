package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Raw inserts of the rows of transfers, of accounts that the ledger does not know. */
final class RawTransfers {

  private static final int ACCOUNTS = 1_000;
  private static final String TRANSFER =
      """
      INSERT INTO points_transfers (account, seq, id, move_currency, move_kind, move_debit,
        move_credit, move_amount, effect_balance, effect_owed, origin_label, origin_text,
        happened_at)
      VALUES (:account, :seq, :id, 'COINS', 'GRANT', -1, :account, 1, 1, 0, 'benchmark', 'A vote',
        :at)
      """;
  private static final String LOT =
      """
      INSERT INTO points_lots (account, seq, amount, remaining, expired, live, expires_at)
      VALUES (:account, :seq, 1, 1, 0, TRUE, CURRENT_TIMESTAMP)
      """;
  private static final String USE =
      """
      INSERT INTO points_uses (account, payment_seq, lot_seq, amount, restored)
      VALUES (:account, :seq, :seq, 1, 0)
      """;

  private final Database database;
  private final AtomicLong ids;

  RawTransfers(Database database, AtomicLong ids) {
    this.database = database;
    this.ids = ids;
  }

  /** Inserts the rows of transfers alone. */
  void insert(int transfers) {
    database.write(
        handle -> {
          insert(handle, transfers, null);
          return null;
        });
  }

  /** Inserts the rows of grants and payments, with their lots and uses. */
  void insertAll(int grants, int payments) {
    database.write(
        handle -> {
          insert(handle, grants, LOT);
          insert(handle, payments, USE);
          return null;
        });
  }

  /**
   * Inserts transfers.
   *
   * @param beside what is inserted with each of them; null for nothing
   */
  private void insert(Handle handle, int transfers, String beside) {
    if (transfers == 0) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(TRANSFER);
    PreparedBatch others = beside == null ? null : handle.prepareBatch(beside);
    for (int i = 0; i < transfers; i++) {
      long account = -1_000 - ThreadLocalRandom.current().nextLong(ACCOUNTS);
      long id = ids.incrementAndGet();
      batch
          .bind("account", account)
          .bind("seq", id)
          .bind("id", "raw/" + id)
          .bind("at", Instant.now())
          .add();
      if (others != null) {
        others.bind("account", account).bind("seq", id).add();
      }
    }
    batch.execute();
    if (others != null) {
      others.execute();
    }
  }
}
