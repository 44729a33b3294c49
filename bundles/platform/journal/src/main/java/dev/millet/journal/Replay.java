package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Generations;
import java.util.List;
import java.util.Optional;

/** Has entries handled once more that subscriptions had set aside. Thread-safe. */
final class Replay {

  private final Generations generations;
  private final Database database;
  private final JournalStore journal;
  private final CursorStore cursors;

  Replay(Generations generations, Database database, JournalStore journal, CursorStore cursors) {
    this.generations = generations;
    this.database = database;
    this.journal = journal;
    this.cursors = cursors;
  }

  /**
   * Handles an entry that was set aside once more.
   *
   * @return whether it was set aside
   * @throws RuntimeException what the handler threw; the entry stays set aside then
   */
  boolean handle(String name, long position) {
    try (Entered<Subscription> inside =
        generations
            .enter(table -> Optional.ofNullable(Delivery.active(table).get(name)))
            .orElseThrow(() -> new IllegalStateException(name + " is not active"))) {
      List<JournalEntry> entry = journal.after(position - 1, 1, inside.generation().json());
      Handling handling = new Handling(inside.contribution(), inside.lease());
      if (handling.isChunked()) {
        return inChunks(handling, name, position, entry.get(0));
      }
      return database.write(
          handle -> {
            if (!cursors.takeBack(name, position)) {
              return false;
            }
            handling.run(entry, entry);
            return true;
          });
    }
  }

  private boolean inChunks(Handling handling, String name, long position, JournalEntry entry) {
    while (cursors.isSetAside(name, position)) {
      if (database.write(handle -> handling.chunk(entry) && cursors.takeBack(name, position))) {
        return true;
      }
    }
    return false;
  }
}
