package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The subjects that were merged into others, as rows of {@code voting_merges}, one level deep. A
 * row changes only while the tally of the subject that stays is locked.
 */
final class Merges {

  private final Database database;
  private final Table<Merge> rows;

  /** A subject that was merged into another. */
  record Merge(Subject subject, Subject into) {}

  Merges(Database database) {
    this.database = database;
    this.rows = database.table("voting_merges", Merge.class).key("subject_type", "subject_id");
  }

  /** Returns the subject that one was merged into. */
  Optional<Subject> into(Handle handle, Subject subject) {
    return rows.find(handle, subject.type(), subject.id()).map(Merge::into);
  }

  /** Returns the subject itself, or the one that it was merged into. */
  Subject root(Handle handle, Subject subject) {
    return into(handle, subject).orElse(subject);
  }

  /** Returns the subjects that were merged into one, in the order of their ids. */
  List<Subject> of(Handle handle, Subject into) {
    return rows
        .select(
            handle,
            """
            SELECT <columns> FROM voting_merges
            WHERE into_type = :type AND into_id = :id
            ORDER BY into_type, into_id, subject_type, subject_id
            """,
            query -> query.bind("type", into.type()).bind("id", into.id()))
        .stream()
        .map(Merge::subject)
        .toList();
  }

  /** Returns whether any subject was merged into one. */
  boolean isJoined(Handle handle, Subject into) {
    return !rows.select(
            handle,
            """
            SELECT <columns> FROM voting_merges
            WHERE into_type = :type AND into_id = :id
            ORDER BY into_type, into_id, subject_type, subject_id FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("type", into.type()).bind("id", into.id()))
        .isEmpty();
  }

  /** Returns a subject and those that were merged into it. */
  List<Subject> group(Handle handle, Subject root) {
    return Stream.concat(Stream.of(root), of(handle, root).stream()).toList();
  }

  /** Returns a subject and those that were merged into it, in a transaction of its own. */
  List<Subject> group(Subject root) {
    return database.read(handle -> group(handle, root));
  }

  /** Adds a merge; false where it is there already. */
  boolean add(Handle handle, Merge merge) {
    return rows.insertIfAbsent(handle, merge);
  }

  void remove(Handle handle, Subject subject) {
    rows.delete(handle, subject.type(), subject.id());
  }
}
