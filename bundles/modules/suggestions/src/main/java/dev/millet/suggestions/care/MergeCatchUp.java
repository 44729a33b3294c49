package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.suggestions.care.Merges.Merge;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Makes merges of duplicates that an earlier version of this module recorded: those before there
 * were merges, and those of the time in which it serves beside this one.
 */
public final class MergeCatchUp {

  private static final int CHUNK = 50;
  private static final Duration EVERY = Duration.ofHours(1);

  private static final String MISSING =
      """
      SELECT c.duplicate_of, c.suggestion_id FROM suggestions_care c
       WHERE c.duplicate_of >= :into AND (c.duplicate_of > :into OR c.suggestion_id > :after)
         AND NOT EXISTS (SELECT m.suggestion_id FROM suggestions_merges m
                          WHERE m.suggestion_id = c.suggestion_id)
       ORDER BY c.duplicate_of, c.suggestion_id FETCH FIRST :limit ROWS ONLY
      """;

  /** Of one that is hidden the care stands elsewhere; its merge stays. */
  private static final String ENDED =
      """
      SELECT m.into_id, m.suggestion_id FROM suggestions_merges m
        JOIN suggestions_care c ON c.suggestion_id = m.suggestion_id
       WHERE m.suggestion_id > :after
         AND (c.duplicate_of IS NULL OR c.duplicate_of <> m.into_id)
       ORDER BY m.suggestion_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String STATUS_BEFORE =
      """
      SELECT e.was FROM suggestions_events e
       WHERE e.suggestion_id = :suggestion AND e.kind = 'status-changed'
         AND e.became LIKE 'duplicate%' AND e.was NOT LIKE 'duplicate%'
       ORDER BY e.suggestion_id DESC, e.happened_at DESC, e.id DESC FETCH FIRST 1 ROWS ONLY
      """;

  private final Database database;
  private final Suggestions suggestions;
  private final CareRecords records;
  private final Merging merging;

  /** The last ones that were looked at: what cannot be taken now does not keep others waiting. */
  private volatile long lastEnded;

  private volatile Row lastMissing = Row.BEGINNING;

  /** A suggestion, and the one that it is merged into. */
  private record Row(long into, long id) {

    static final Row BEGINNING = new Row(0, 0);
  }

  public MergeCatchUp(
      Database database, Suggestions suggestions, CareRecords records, Merging merging) {
    this.database = database;
    this.suggestions = suggestions;
    this.records = records;
    this.merging = merging;
  }

  public Job job() {
    return new Job("suggestions.merges", EVERY, this::run);
  }

  private Next run(JobRun run) {
    boolean done = false;
    while (!done) {
      if (run.isEnding()) {
        return Next.NOW;
      }
      done = catchUp();
    }
    return Next.LATER;
  }

  /**
   * Looks at the next ones; returns whether all have been looked at. They are looked for outside of
   * the writes, each of which looks again. What could not be taken is looked at again the next
   * time.
   */
  boolean catchUp() {
    List<Row> ended = rows(ENDED, query -> query.bind("after", lastEnded));
    for (Row row : ended) {
      lastEnded = row.id();
      database.write(handle -> end(handle, row.id()));
    }
    Row last = lastMissing;
    List<Row> missing =
        rows(MISSING, query -> query.bind("into", last.into()).bind("after", last.id()));
    for (Row row : missing) {
      lastMissing = row;
      database.write(handle -> begin(handle, row.id()));
    }
    if (ended.size() == CHUNK || missing.size() == CHUNK) {
      return false;
    }
    lastEnded = 0;
    lastMissing = Row.BEGINNING;
    return true;
  }

  private List<Row> rows(String sql, UnaryOperator<Query> place) {
    return database.read(
        handle ->
            place
                .apply(handle.createQuery(sql).bind("limit", CHUNK))
                .map((row, context) -> new Row(row.getLong(1), row.getLong(2)))
                .list());
  }

  private boolean end(Handle handle, long id) {
    Optional<Merge> merge = merging.merges().find(handle, id);
    boolean there = suggestions.lockExisting(handle, List.of(id)).contains(id);
    if (merge.isEmpty() || !there || merge.get().intoId() == duplicateOf(handle, id)) {
      return false;
    }
    merging.end(handle, id, merge.get().intoId(), null, database.now());
    return true;
  }

  /** Returns whether it was merged: a chain, which only a file could make once, stays as it is. */
  private boolean begin(Handle handle, long id) {
    if (suggestions.find(handle, id).isEmpty()) {
      return false;
    }
    long into = duplicateOf(handle, id);
    Set<Long> both = new TreeSet<>(List.of(id, into));
    boolean fits =
        suggestions.lockExisting(handle, both).equals(both)
            && duplicateOf(handle, id) == into
            && merging.merges().find(handle, id).isEmpty()
            && merging.merges().find(handle, into).isEmpty()
            && merging.merges().of(handle, id, 1).isEmpty();
    if (fits) {
      merging.begin(handle, id, into, before(handle, id));
    }
    return fits;
  }

  /** Returns the suggestion that one duplicates; 0 if absent. */
  private long duplicateOf(Handle handle, long id) {
    Long other = records.require(handle, id).care().duplicateOf();
    return other == null ? 0 : other;
  }

  private static Status before(Handle handle, long id) {
    return handle
        .createQuery(STATUS_BEFORE)
        .bind("suggestion", id)
        .mapTo(String.class)
        .findFirst()
        .flatMap(was -> Optional.of(was).flatMap(Status::of))
        .orElse(Status.OPEN);
  }
}
