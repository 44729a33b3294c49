package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The rows of carried support. Writers take turns: those of a named source hold the lock on the
 * subject's tally, and the source of deleted members has one writer, the journal's subscriber.
 */
final class CarriedStore {

  private final Database database;
  private final Table<Row> rows;

  private record Row(Subject subject, String source, long support, Instant countsSince) {

    Carried carried() {
      return new Carried(source, support, countsSince);
    }
  }

  CarriedStore(Database database) {
    this.database = database;
    this.rows =
        database.table("voting_carried", Row.class).key("subject_type", "subject_id", "source");
  }

  /** Returns all that is carried for a subject, the greatest first. */
  List<Carried> of(Subject subject) {
    return database
        .read(
            handle ->
                rows.select(
                    handle,
                    """
                    SELECT <columns> FROM voting_carried
                    WHERE subject_type = :type AND subject_id = :id
                    ORDER BY support DESC, source
                    """,
                    query -> query.bind("type", subject.type()).bind("id", subject.id())))
        .stream()
        .map(Row::carried)
        .toList();
  }

  Optional<Carried> find(Handle handle, Subject subject, String source) {
    return rows.find(handle, subject.type(), subject.id(), source).map(Row::carried);
  }

  /** Replaces what the source said before; support of 0 leaves no row. */
  void put(Handle handle, Subject subject, Carried carried) {
    rows.delete(handle, subject.type(), subject.id(), carried.source());
    if (carried.support() > 0) {
      rows.insert(handle, new Row(subject, carried.source(), carried.support(), carried.since()));
    }
  }

  /** Counts the vote of a member who is gone. */
  void addDeleted(Handle handle, Vote vote) {
    Subject subject = vote.subject();
    long before = find(handle, subject, Carried.DELETED_MEMBERS).map(Carried::support).orElse(0L);
    put(handle, subject, new Carried(Carried.DELETED_MEMBERS, before + 1, vote.castAt()));
  }
}
