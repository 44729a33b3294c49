package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The rows of carried support. Writers take turns: those of a named source hold the lock on the
 * subject's tally, and the source of deleted members has one writer, the journal's subscriber.
 */
final class CarriedStore {

  private final Database database;
  private final Table<Carried> rows;
  private final Merges merges;

  CarriedStore(Database database) {
    this.database = database;
    this.rows =
        database.table("voting_carried", Carried.class).key("subject_type", "subject_id", "source");
    this.merges = new Merges(database);
  }

  /**
   * Returns all that is carried for a subject and for those that were merged into it, the greatest
   * first.
   */
  List<Carried> of(Subject subject) {
    return database.read(
        handle ->
            merges.group(handle, subject).stream()
                .flatMap(each -> of(handle, each).stream())
                .sorted(Comparator.comparingLong(Carried::support).reversed())
                .toList());
  }

  /** Returns what is carried for one subject, the greatest first. */
  List<Carried> of(Handle handle, Subject subject) {
    return rows.select(
        handle,
        """
        SELECT <columns> FROM voting_carried
        WHERE subject_type = :type AND subject_id = :id
        ORDER BY support DESC, source
        """,
        query -> query.bind("type", subject.type()).bind("id", subject.id()));
  }

  /** Returns what a source carries: support of 0 since a moment where it carries nothing yet. */
  Carried find(Handle handle, Subject subject, String source, Instant since) {
    return rows.find(handle, subject.type(), subject.id(), source)
        .orElseGet(() -> new Carried(subject, source, 0, since));
  }

  /** Replaces what the source said before; support of 0 leaves no row. */
  void put(Handle handle, Carried carried) {
    rows.delete(handle, carried.subject().type(), carried.subject().id(), carried.source());
    if (carried.support() > 0) {
      rows.insert(handle, carried);
    }
  }

  /** Counts the vote of a member who is gone. */
  void addDeleted(Handle handle, Vote vote) {
    Subject subject = vote.subject();
    long before = find(handle, subject, Carried.DELETED_MEMBERS, vote.castAt()).support();
    put(handle, new Carried(subject, Carried.DELETED_MEMBERS, before + 1, vote.castAt()));
  }
}
