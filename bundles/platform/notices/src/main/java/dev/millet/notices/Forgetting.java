package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Subject;
import java.util.List;

/** Deletes what was told about a subject that is gone, and who follows it, some rows at a time. */
final class Forgetting implements ChunkedHandler {

  /** The journal type of {@link Forgotten}. */
  static final String FORGOTTEN = "notices.forgotten";

  private static final int CHUNK = 60;

  private final Database database;
  private final EventStore events;
  private final ItemStore items;
  private final FollowStore follows;

  /** A subject is gone. */
  record Forgotten(Subject subject) {}

  Forgetting(Database database) {
    this.database = database;
    this.events = new EventStore(database);
    this.items = new ItemStore(database);
    this.follows = new FollowStore(database);
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    Subject subject = entry.payload(Forgotten.class).subject();
    return database.write(
        handle -> {
          boolean followed = follows.forget(handle, subject, CHUNK);
          boolean told = events.forget(handle, subject, CHUNK);
          List<Long> members = items.forget(handle, subject, CHUNK);
          members.forEach(member -> UnreadCounts.changed(database, member));
          return followed && told && members.size() < CHUNK;
        });
  }
}
