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
import org.jdbi.v3.core.Handle;

/**
 * Makes merges of duplicates that an earlier version of this module recorded: those before there
 * were merges, and those of the time in which it serves beside this one.
 */
public final class MergeCatchUp {

  private static final int CHUNK = 50;
  private static final Duration EVERY = Duration.ofHours(1);

  private static final String MISSING =
      """
      SELECT c.suggestion_id FROM suggestions_care c
       WHERE c.duplicate_of IS NOT NULL
         AND NOT EXISTS (SELECT m.suggestion_id FROM suggestions_merges m
                          WHERE m.suggestion_id = c.suggestion_id)
       ORDER BY c.duplicate_of, c.suggestion_id FETCH FIRST :limit ROWS ONLY
      """;

  /** Of one that is hidden the care stands elsewhere; its merge stays. */
  private static final String ENDED =
      """
      SELECT m.suggestion_id FROM suggestions_merges m
        JOIN suggestions_care c ON c.suggestion_id = m.suggestion_id
       WHERE c.duplicate_of IS NULL OR c.duplicate_of <> m.into_id
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
   * Takes some of them; returns whether none is left. They are looked for outside of the writes,
   * each of which looks again.
   */
  boolean catchUp() {
    List<Long> ended = ids(ENDED);
    for (long id : ended) {
      database.write(handle -> end(handle, id));
    }
    List<Long> missing = ids(MISSING);
    long begun = missing.stream().filter(id -> database.write(handle -> begin(handle, id))).count();
    return ended.size() < CHUNK && (missing.size() < CHUNK || begun == 0);
  }

  private List<Long> ids(String sql) {
    return database.read(
        handle -> handle.createQuery(sql).bind("limit", CHUNK).mapTo(Long.class).list());
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
