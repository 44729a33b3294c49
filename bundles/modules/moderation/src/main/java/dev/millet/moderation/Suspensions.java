package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Hides what a member wrote when they are suspended with that choice, and restores exactly that
 * when they are let in again: what a moderator decided before or meanwhile stays as it is.
 */
final class Suspensions implements ChunkedHandler {

  private static final String SUSPENDED = "members.suspended";
  private static final String RESUMED = "members.resumed";
  static final Set<String> TYPES = Set.of(SUSPENDED, RESUMED);

  private static final int CHUNK = 50;

  private final Database database;
  private final ActionStore store;
  private final Items items;
  private final Moderation moderation;

  /**
   * A suspension, as the journal tells of it.
   *
   * @param by null where the operator did it
   * @param hide whether what the member wrote is hidden; false in entries of earlier versions
   */
  record Suspension(long member, Long by, boolean hide) {}

  Suspensions(Database database, ActionStore store, Items items, Moderation moderation) {
    this.database = database;
    this.store = store;
    this.items = items;
    this.moderation = moderation;
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    Suspension told = entry.payload(Suspension.class);
    return database.write(
        handle ->
            entry.type().equals(RESUMED)
                ? restore(handle, told, entry.position())
                : !told.hide() || hide(handle, told, entry.position()));
  }

  private boolean hide(Handle handle, Suspension told, long suspension) {
    for (Moderated owner : items.owners()) {
      boolean changed = false;
      for (String id : owner.visibleOf(told.member(), CHUNK)) {
        changed |=
            moderation.actForSuspension(
                handle, new Subject(owner.type(), id), Action.HIDE, told.by(), suspension);
      }
      if (changed) {
        return false;
      }
    }
    return true;
  }

  private boolean restore(Handle handle, Suspension told, long now) {
    List<String> types = items.owners().stream().map(Moderated::type).toList();
    List<LoggedAction> some = store.hiddenBySuspension(handle, told.member(), now, types, CHUNK);
    for (LoggedAction each : some) {
      Subject subject = each.subject();
      if (!moderation.actForSuspension(handle, subject, Action.RESTORE, told.by(), null)) {
        store.insert(handle, settled(each, told));
      }
    }
    return some.isEmpty();
  }

  /** Returns a row that says of an item that is gone, that no suspension hides it any more. */
  private LoggedAction settled(LoggedAction hidden, Suspension told) {
    return new LoggedAction(
        0,
        hidden.subject(),
        hidden.authorId(),
        Action.RESTORE,
        NewAction.SUSPENSION,
        "",
        told.by(),
        database.now(),
        null);
  }
}
