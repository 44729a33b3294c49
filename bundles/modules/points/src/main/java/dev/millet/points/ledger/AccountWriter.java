package dev.millet.points.ledger;

import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes changed rows of the ledger, a batch for each table. */
final class AccountWriter {

  /**
   * Writes accounts that are still as they were read.
   *
   * @throws IllegalStateException where somebody else has changed one: it was not locked
   */
  void update(Handle handle, Collection<Book> books) {
    if (books.isEmpty()) {
      return;
    }
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
    for (int count : batch.execute()) {
      if (count == 0) {
        throw new IllegalStateException("an account was changed by somebody else meanwhile");
      }
    }
  }

  void updateLots(Handle handle, Collection<Lot> lots) {
    if (lots.isEmpty()) {
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
