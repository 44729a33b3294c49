package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.journal.CursorStore.Cursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes how far subscriptions have come that passed over what they do not want: one transaction
 * for all of them, where each of them would need one for each entry of the others.
 */
final class PassedOver {

  private final Database database;
  private final CursorStore cursors;

  PassedOver(Database database, CursorStore cursors) {
    this.database = database;
    this.cursors = cursors;
  }

  /**
   * Writes it for those that are not handling a batch; the others move their cursors themselves.
   */
  void write(Collection<Progress> all) {
    List<Progress> held = new ArrayList<>();
    try {
      Map<Progress, Cursor> unwritten = new LinkedHashMap<>();
      for (Progress each : all) {
        if (each.turn().tryLock()) {
          held.add(each);
          each.unwritten().ifPresent(cursor -> unwritten.put(each, cursor));
        }
      }
      if (!unwritten.isEmpty()) {
        write(unwritten);
      }
    } finally {
      held.forEach(each -> each.turn().unlock());
    }
  }

  private void write(Map<Progress, Cursor> unwritten) {
    Map<Progress, Boolean> moved = new LinkedHashMap<>();
    database.write(
        handle -> {
          unwritten.forEach((each, from) -> moved.put(each, cursors.tryMove(from, each.passed())));
          return null;
        });
    moved.forEach(
        (each, done) -> {
          if (done) {
            each.moved(unwritten.get(each), each.passed());
          } else {
            each.forget(); // another generation or process owns the cursor by now
          }
        });
  }
}
