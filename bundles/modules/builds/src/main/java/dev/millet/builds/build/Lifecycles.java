package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectLifecycles;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Tells the owners of subjects what builds mean for them, in the transaction of the build (a
 * transactional outbox). Where an owner is absent, the change waits, and is sent in its order once
 * the owner is there. Thread-safe.
 */
public final class Lifecycles {

  private static final int CHUNK = 50;

  /** Subjects are met in one order, so that no two writers wait for each other in a circle. */
  static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::type)
          .thenComparing(subject -> subject.id().length())
          .thenComparing(Subject::id);

  private final Database database;
  private final Table<StoredChange> changes;
  private final SubjectLifecycles owners;
  private final Function<Long, Optional<Release>> releases;

  /**
   * Makes the lifecycles of a database.
   *
   * @param releases returns the build with an id as a release, in the caller's transaction
   */
  public Lifecycles(
      Database database, SubjectLifecycles owners, Function<Long, Optional<Release>> releases) {
    this.database = database;
    this.owners = owners;
    this.releases = releases;
    this.changes = database.table("builds_changes", StoredChange.class).generated("id");
  }

  /**
   * Tells what a build means for a subject.
   *
   * @param by null for nobody
   * @param device on which it was seen; null for none
   * @param note a word on it; null for none
   */
  public void tell(
      Handle handle,
      long build,
      LifecycleChange.Kind kind,
      Subject subject,
      Long by,
      String device,
      String note) {
    StoredChange.Words words =
        device == null && note == null ? null : new StoredChange.Words(device, note);
    changes.insert(
        handle, new StoredChange(0, build, kind, subject, database.now(), by, words, null, null));
    send(handle, subject);
  }

  /** Tells what a build meant for a subject at a moment in the past; nobody did it. */
  void tell(Handle handle, long build, LifecycleChange.Kind kind, Subject subject, Instant at) {
    changes.insert(handle, new StoredChange(0, build, kind, subject, at, null, null, null, null));
    send(handle, subject);
  }

  /** Undoes what a build means for a subject. */
  void undo(Handle handle, StoredChange told, Long by) {
    changes.insert(
        handle,
        new StoredChange(
            0,
            told.buildId(),
            LifecycleChange.Kind.UNDONE,
            told.subject(),
            database.now(),
            by,
            null,
            told.id(),
            null));
    send(handle, told.subject());
  }

  /** Tells a change once more, with other words; null for none. */
  void reword(Handle handle, StoredChange told, String device, String note) {
    handle
        .createUpdate(
            """
            UPDATE builds_changes
               SET words_device = :device, words_note = :note, applied_at = NULL
             WHERE id = :id
            """)
        .bind("device", device)
        .bind("note", note)
        .bind("id", told.id())
        .execute();
    send(handle, told.subject());
  }

  /** Returns what a build means for subjects now, of those that its own steps told. */
  Map<Subject, StoredChange> of(Handle handle, long build) {
    Map<Subject, StoredChange> now = new LinkedHashMap<>();
    for (StoredChange change :
        changes.select(
            handle,
            "SELECT <columns> FROM builds_changes WHERE build_id = :build ORDER BY build_id, id",
            query -> query.bind("build", build))) {
      switch (change.kind()) {
        case PLANNED, AVAILABLE, SHIPPED -> now.put(change.subject(), change);
        case UNDONE ->
            now.computeIfPresent(
                change.subject(),
                (subject, told) -> change.undoes().equals(told.id()) ? null : told);
        default -> {
          // said by people, not by the build
        }
      }
    }
    return now;
  }

  /** Sends what waits for a subject, in its order. */
  private void send(Handle handle, Subject subject) {
    for (StoredChange change :
        changes.select(
            handle,
            """
            SELECT <columns> FROM builds_changes
             WHERE subject_type = :type AND subject_id = :id AND applied_at IS NULL
             ORDER BY subject_type, subject_id, id
            """,
            query -> query.bind("type", subject.type()).bind("id", subject.id()))) {
      Optional<Release> release = releases.apply(change.buildId());
      StoredChange undone =
          change.undoes() == null
              ? null
              : changes
                  .select(
                      handle,
                      "SELECT <columns> FROM builds_changes WHERE id = :id",
                      query -> query.bind("id", change.undoes()))
                  .get(0);
      Optional<LifecycleResult> result =
          release.isEmpty()
              ? Optional.of(LifecycleResult.GONE)
              : owners.apply(change.toChange(release.get(), undone));
      if (result.isEmpty()) {
        return;
      }
      handle
          .createUpdate("UPDATE builds_changes SET applied_at = :now WHERE id = :id")
          .bind("now", database.now())
          .bind("id", change.id())
          .execute();
    }
  }

  /** Sends what waits for owners that have come back. */
  public Next sendPending(JobRun run) {
    TreeSet<Subject> subjects = new TreeSet<>(ORDER);
    database.read(handle -> pending(handle)).forEach(change -> subjects.add(change.subject()));
    boolean some = false;
    for (Subject subject : subjects) {
      if (run.isEnding()) {
        return Next.NOW;
      }
      if (owners.takes(subject.type())) {
        database.write(
            handle -> {
              send(handle, subject);
              return null;
            });
        some = true;
      }
    }
    return some ? Next.NOW : Next.LATER;
  }

  private List<StoredChange> pending(Handle handle) {
    return changes.select(
        handle,
        """
        SELECT <columns> FROM builds_changes WHERE applied_at IS NULL
         ORDER BY id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("limit", CHUNK));
  }
}
