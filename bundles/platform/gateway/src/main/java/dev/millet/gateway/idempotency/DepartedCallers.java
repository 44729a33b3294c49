package dev.millet.gateway.idempotency;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberDeleted;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Removes the kept answers to members who deleted their accounts: their own texts and names are in
 * them. What others were answered goes after a day anyway.
 */
public final class DepartedCallers {

  /** An answer may have a megabyte. */
  private static final int CHUNK = 20;

  private final Supplier<Database> database;

  /**
   * @param database the database at the time; never asked for while there is none, since entries
   *     come out of it
   */
  public DepartedCallers(Supplier<Database> database) {
    this.database = database;
  }

  public Subscription subscription() {
    return new Subscription(
        "gateway.departed-callers",
        Set.of(MemberDeleted.TYPE),
        Subscription.Start.OLDEST,
        (ChunkedHandler) this::forget);
  }

  private boolean forget(JournalEntry entry) {
    Database shared = database.get();
    ReplyStore store = new ReplyStore(shared.dialect());
    String caller = KeyedRequest.caller(entry.payload(MemberDeleted.class).member());
    return shared.write(transaction -> store.forgetCaller(transaction, caller, CHUNK));
  }
}
