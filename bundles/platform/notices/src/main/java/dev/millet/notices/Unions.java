package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Unites the followers of subjects that are merged, some members at a time, and separates them
 * again. Who follows the merged subject and has neither followed nor left the one that stays gets a
 * copy of their follow there, which is marked.
 */
final class Unions implements ChunkedHandler {

  /** The journal type of {@link United}. */
  static final String UNITED = "notices.united";

  /** The journal type of {@link Separated}. */
  static final String SEPARATED = "notices.separated";

  private static final int CHUNK = 100;

  private static final String MISSING =
      """
      SELECT <columns> FROM notices_follows
       WHERE subject_type = :type AND subject_id = :id AND following = 1
         AND NOT EXISTS (SELECT w.member_id FROM notices_follows w
                          WHERE w.subject_type = :intoType AND w.subject_id = :intoId
                            AND w.member_id = notices_follows.member_id)
       ORDER BY subject_type, subject_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String COPIES =
      """
      SELECT <columns> FROM notices_follows
       WHERE subject_type = :intoType AND subject_id = :intoId AND united = 1
         AND EXISTS (SELECT w.member_id FROM notices_follows w
                      WHERE w.subject_type = :type AND w.subject_id = :id
                        AND w.member_id = notices_follows.member_id)
         AND NOT EXISTS (SELECT o.member_id FROM notices_unions u
                           JOIN notices_follows o ON o.subject_type = u.subject_type
                            AND o.subject_id = u.subject_id
                          WHERE u.into_type = :intoType AND u.into_id = :intoId
                            AND (u.subject_type <> :type OR u.subject_id <> :id)
                            AND o.following = 1 AND o.member_id = notices_follows.member_id)
       ORDER BY subject_type, subject_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Table<Union> unions;
  private final Table<Follow> follows;

  /** The followers of a subject follow the one that it was merged into, as a row. */
  record Union(Subject subject, Subject into) {}

  /**
   * The followers of two subjects are to be united.
   *
   * @param event what is told to all of them then; null for nothing
   */
  record United(Subject subject, Subject into, Long event) {}

  /** The followers of two subjects are to be separated. */
  record Separated(Subject subject, Subject into) {}

  Unions(Database database, Journal journal, Guard guard) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.unions = database.table("notices_unions", Union.class).key("subject_type", "subject_id");
    this.follows =
        database
            .table("notices_follows", Follow.class)
            .key("subject_type", "subject_id", "member_id");
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    if (entry.type().equals(UNITED)) {
      United united = entry.payload(United.class);
      return database.write(handle -> unite(handle, united));
    }
    Separated separated = entry.payload(Separated.class);
    return database.write(handle -> separate(handle, separated.subject(), separated.into()));
  }

  private boolean unite(Handle handle, United united) {
    unions.insertIfAbsent(handle, new Union(united.subject(), united.into()));
    List<Follow> missing = read(handle, MISSING, united.subject(), united.into());
    Set<Long> existing = guard.existingMembers(missing.stream().map(Follow::memberId).toList());
    List<Follow> copies = new ArrayList<>();
    for (Follow each : missing) {
      if (existing.contains(each.memberId())) {
        copies.add(each.copy(united.into()));
      } else {
        // the account is being deleted, and this row with it
        follows.delete(handle, each.subject().type(), each.subject().id(), each.memberId());
      }
    }
    follows.insertAbsent(handle, copies);
    boolean last = missing.size() < CHUNK;
    if (last && united.event() != null) {
      journal.append(FanOut.TOLD, new FanOut.Told(united.event()));
    }
    return last;
  }

  private boolean separate(Handle handle, Subject subject, Subject into) {
    List<Follow> copies = read(handle, COPIES, subject, into);
    copies.forEach(each -> follows.delete(handle, into.type(), into.id(), each.memberId()));
    if (copies.size() == CHUNK) {
      return false;
    }
    unions.delete(handle, subject.type(), subject.id());
    return true;
  }

  private List<Follow> read(Handle handle, String sql, Subject subject, Subject into) {
    return follows.select(
        handle,
        sql,
        query ->
            query
                .bind("type", subject.type())
                .bind("id", subject.id())
                .bind("intoType", into.type())
                .bind("intoId", into.id())
                .bind("limit", CHUNK));
  }
}
