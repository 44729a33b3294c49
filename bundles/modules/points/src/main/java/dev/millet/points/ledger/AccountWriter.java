package dev.millet.points.ledger;

import dev.millet.api.database.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Writes changed rows of the ledger, with one batch or statement for each table. */
final class AccountWriter {

  /** PostgreSQL runs this once for all accounts. */
  private static final String UPDATE_ACCOUNTS_AT_ONCE =
      """
      UPDATE points_accounts
         SET seq = given.seq, level_no = given.level_no, coins_balance = given.coins,
             coins_owed = given.coins_owed, experience_balance = given.experience,
             experience_owed = given.experience_owed, next_due = CAST(given.due AS timestamptz)
        FROM unnest(CAST(:ids AS bigint[]), CAST(:was AS bigint[]), CAST(:seqs AS bigint[]),
                    CAST(:levels AS integer[]), CAST(:coins AS bigint[]),
                    CAST(:coinsOwed AS bigint[]), CAST(:experience AS bigint[]),
                    CAST(:experienceOwed AS bigint[]), CAST(:due AS varchar[]))
          AS given(id, was, seq, level_no, coins, coins_owed, experience, experience_owed, due)
       WHERE points_accounts.id = given.id AND points_accounts.seq = given.was
      """;

  private static final String UPDATE_LOTS_AT_ONCE =
      """
      UPDATE points_lots
         SET remaining = given.remaining, expired = given.expired, live = given.live
        FROM unnest(CAST(:accounts AS bigint[]), CAST(:seqs AS bigint[]),
                    CAST(:remaining AS bigint[]), CAST(:expired AS bigint[]),
                    CAST(:live AS boolean[]))
          AS given(account, seq, remaining, expired, live)
       WHERE points_lots.account = given.account AND points_lots.seq = given.seq
      """;

  private final boolean takesArrays;

  AccountWriter(Dialect dialect) {
    this.takesArrays = dialect == Dialect.POSTGRESQL;
  }

  /** Writes the rows of one statement. */
  private record Arrays<T>(Update update, Collection<T> rows) {

    Arrays<T> bind(String name, Class<?> type, Function<T, ?> of) {
      update.bindArray(name, type, rows.stream().map(of).toList());
      return this;
    }

    int execute() {
      return update.execute();
    }
  }

  /**
   * Writes accounts that are still as they were read.
   *
   * @throws IllegalStateException where somebody else has changed one: it was not locked
   */
  void update(Handle handle, Collection<Book> books) {
    if (books.isEmpty()) {
      return;
    }
    int written = takesArrays ? updateAtOnce(handle, books) : updateEach(handle, books);
    if (written < books.size()) {
      throw new IllegalStateException("an account was changed by somebody else meanwhile");
    }
  }

  private static int updateAtOnce(Handle handle, Collection<Book> books) {
    return new Arrays<>(handle.createUpdate(UPDATE_ACCOUNTS_AT_ONCE), books)
        .bind("ids", Long.class, book -> book.account().id())
        .bind("was", Long.class, book -> book.was().seq())
        .bind("seqs", Long.class, book -> book.account().seq())
        .bind("levels", Integer.class, book -> book.account().levelNo())
        .bind("coins", Long.class, book -> book.account().coins().balance())
        .bind("coinsOwed", Long.class, book -> book.account().coins().owed())
        .bind("experience", Long.class, book -> book.account().experience().balance())
        .bind("experienceOwed", Long.class, book -> book.account().experience().owed())
        .bind("due", String.class, book -> text(book.account().nextDue()))
        .execute();
  }

  private static String text(Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static int updateEach(Handle handle, Collection<Book> books) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_accounts
               SET seq = :seq, level_no = :level, coins_balance = :coins, coins_owed = :coinsOwed,
                   experience_balance = :experience, experience_owed = :experienceOwed,
                   next_due = :due
             WHERE id = :id AND seq = :was
            """);
    for (Book book : books) {
      Account account = book.account();
      batch
          .bind("seq", account.seq())
          .bind("level", account.levelNo())
          .bind("coins", account.coins().balance())
          .bind("coinsOwed", account.coins().owed())
          .bind("experience", account.experience().balance())
          .bind("experienceOwed", account.experience().owed())
          .bindByType("due", account.nextDue(), Instant.class)
          .bind("id", account.id())
          .bind("was", book.was().seq())
          .add();
    }
    return IntStream.of(batch.execute()).sum();
  }

  void updateLots(Handle handle, Collection<Lot> lots) {
    if (lots.isEmpty()) {
      return;
    }
    if (takesArrays) {
      new Arrays<>(handle.createUpdate(UPDATE_LOTS_AT_ONCE), lots)
          .bind("accounts", Long.class, Lot::account)
          .bind("seqs", Long.class, Lot::seq)
          .bind("remaining", Long.class, Lot::remaining)
          .bind("expired", Long.class, Lot::expired)
          .bind("live", Boolean.class, Lot::live)
          .execute();
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_lots SET remaining = :remaining, expired = :expired, live = :live
             WHERE account = :account AND seq = :seq
            """);
    for (Lot lot : lots) {
      batch
          .bind("remaining", lot.remaining())
          .bind("expired", lot.expired())
          .bind("live", lot.live())
          .bind("account", lot.account())
          .bind("seq", lot.seq())
          .add();
    }
    batch.execute();
  }

  void updateUses(Handle handle, Collection<Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_uses SET restored = :restored
             WHERE account = :account AND payment_seq = :payment AND lot_seq = :lot
            """);
    for (Use use : uses) {
      batch
          .bind("restored", use.restored())
          .bind("account", use.account())
          .bind("payment", use.paymentSeq())
          .bind("lot", use.lotSeq())
          .add();
    }
    batch.execute();
  }

  void updatePending(Handle handle, Collection<Pending> pending) {
    if (pending.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_pending SET state = :state, given_up = :givenUp
             WHERE account = :account AND seq = :seq
            """);
    for (Pending each : pending) {
      batch
          .bind("state", each.state().name())
          .bind("givenUp", each.givenUp())
          .bind("account", each.account())
          .bind("seq", each.seq())
          .add();
    }
    batch.execute();
  }
}
