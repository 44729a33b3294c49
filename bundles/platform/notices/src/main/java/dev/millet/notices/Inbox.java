package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Marks notices of a member as read. */
final class Inbox {

  private static final int CHUNK = 100;

  private final Database database;
  private final ItemStore items;
  private final OpenStreams streams;

  Inbox(Database database, OpenStreams streams) {
    this.database = database;
    this.items = new ItemStore(database);
    this.streams = streams;
  }

  /** Marks everything about a subject as read that was told until a moment. */
  void read(long member, Subject subject, Instant until) {
    write(member, until, handle -> items.about(handle, member, subject));
  }

  /**
   * Marks a notice as read.
   *
   * @return whether the member has such a notice
   */
  boolean read(long member, long id, Instant until) {
    boolean there =
        database
            .read(handle -> items.find(handle, id))
            .filter(item -> item.memberId() == member)
            .isPresent();
    if (there) {
      write(member, until, handle -> items.find(handle, id).map(List::of).orElse(List.of()));
    }
    return there;
  }

  /** Marks all notices as read that were told until a moment, some at a time. */
  void readAll(long member, Instant until) {
    while (write(member, until, handle -> items.unread(handle, member, CHUNK)) == CHUNK) {
      continue;
    }
  }

  private int write(long member, Instant until, Function<Handle, List<Item>> some) {
    return database.write(
        handle -> {
          int changed = items.read(handle, some.apply(handle), until);
          if (changed > 0) {
            UnreadCounts.changed(database, member);
            database.afterCommit(() -> streams.changed(List.of(member)));
          }
          return changed;
        });
  }
}
