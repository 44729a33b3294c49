package dev.millet.journal;

import dev.millet.journal.CursorStore.Cursor;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How far a subscription has come: its cursor, as it was last read or moved here, and the entries
 * behind it that it does not want. These are passed over in memory; {@link PassedOver} writes it
 * for all subscriptions together. After a crash they are passed over once more. Thread-safe.
 */
final class Progress {

  private final String name;
  private final CursorStore cursors;

  /** Held while a batch is handled, and while the cursor is written for what was passed over. */
  private final ReentrantLock turn = new ReentrantLock();

  private Cursor cursor;
  private long passed;

  Progress(String name, CursorStore cursors) {
    this.name = name;
    this.cursors = cursors;
  }

  ReentrantLock turn() {
    return turn;
  }

  /**
   * Returns up to which position nothing is left to do for an owner of the cursor; empty where the
   * cursor has to be read first.
   */
  synchronized Optional<Long> passed(String owner) {
    return cursor != null && cursor.owner().equals(owner) ? Optional.of(passed) : Optional.empty();
  }

  /** Notes that nothing up to a position is left to do. */
  synchronized void pass(long position) {
    passed = position;
  }

  /**
   * Reads the cursor, and has it owned.
   *
   * @param start the position of one that begins
   */
  Cursor own(String owner, LongSupplier start) {
    Cursor found =
        cursors
            .find(name)
            .filter(known -> known.owner().equals(owner))
            .orElseGet(() -> cursors.claim(name, owner, start.getAsLong()));
    synchronized (this) {
      if (cursor == null || cursor.position() != found.position()) {
        passed = found.position();
      }
      cursor = found;
    }
    return found;
  }

  synchronized void moved(Cursor from, long to) {
    cursor = new Cursor(from.name(), to, from.owner());
    passed = to;
  }

  /** Has the cursor read before anything else is done. */
  synchronized void forget() {
    cursor = null;
  }

  /** Returns the cursor where it stands behind what was passed over. */
  synchronized Optional<Cursor> unwritten() {
    return cursor != null && passed > cursor.position() ? Optional.of(cursor) : Optional.empty();
  }

  /** Returns where a cursor stands with what was passed over behind it. */
  synchronized long position(Cursor stored) {
    return stored.equals(cursor) ? Math.max(passed, stored.position()) : stored.position();
  }

  synchronized long passed() {
    return passed;
  }
}
