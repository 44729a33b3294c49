package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.suggestions.care.Event.Kind;
import dev.millet.suggestions.care.Merges.Merge;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Merges suggestions, and takes merges back: a merged suggestion has the status duplicate and names
 * the one that it was merged into. Merges are one level deep. Votes, followers and comments are
 * united by the modules that keep them, which the journal tells.
 *
 * <p>Every method runs in the transaction of the change, with both suggestions taken.
 */
public final class Merging {

  private final Journal journal;
  private final Suggestions suggestions;
  private final CareTable table;
  private final Merges merges;
  private final Proposals proposals;
  private final Timeline timeline;
  private final InstantSource clock;

  Merging(
      Journal journal,
      Suggestions suggestions,
      CareTable table,
      Merges merges,
      Proposals proposals,
      Timeline timeline,
      InstantSource clock) {
    this.journal = journal;
    this.suggestions = suggestions;
    this.table = table;
    this.merges = merges;
    this.proposals = proposals;
    this.timeline = timeline;
    this.clock = clock;
  }

  public Merges merges() {
    return merges;
  }

  /**
   * Checks what a suggestion shall be merged into.
   *
   * @param field the field that names it
   * @param other null for none
   * @throws dev.millet.api.gateway.ProblemException 422 where that is missing or cannot be
   */
  public void check(Handle handle, long id, String field, Long other) {
    if (other == null) {
      throw refused(field, "missing", "name the suggestion that says the same");
    }
    if (other == id) {
      throw refused(field, "itself", "a suggestion is no duplicate of itself");
    }
    Optional<Suggestion> found = suggestions.find(handle, other);
    if (found.isEmpty()) {
      throw refused(field, "unknown", "there is no suggestion " + other);
    }
    if (found.get().status() == Status.DUPLICATE) {
      throw refused(
          field,
          "chain",
          "suggestion " + other + " is a duplicate itself; name the one that it duplicates");
    }
    if (!merges.of(handle, id, 1).isEmpty() || !table.duplicates(handle, id, 1).isEmpty()) {
      throw refused(
          field,
          "has-duplicates",
          "others are duplicates of this one; make them duplicates of suggestion "
              + other
              + " first");
    }
  }

  static RuntimeException refused(String field, String code, String detail) {
    return Problem.invalid(field, code, detail).toException();
  }

  /**
   * Records that a suggestion names another one as the one that says the same, or none any more.
   *
   * @param was the status before
   * @param before what it named; null for nothing
   * @param after what it names now; null for nothing
   * @param by null for the operator and the import
   */
  void named(Handle handle, long id, Status was, Long before, Long after, Long by, Instant now) {
    Status returnsTo = was;
    if (before != null) {
      returnsTo = merges.find(handle, id).map(Merge::status).orElse(was);
      end(handle, id, before, by, now);
    }
    if (after != null) {
      begin(handle, new Merge(id, after, returnsTo.word(), by, now));
      proposals.forget(handle, id);
    }
  }

  /** Merges as an import does: nobody did it. */
  void begin(Handle handle, long id, long into, Status before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    begin(handle, new Merge(id, into, before.word(), null, now));
  }

  private void begin(Handle handle, Merge merge) {
    merges.add(handle, merge);
    timeline.record(
        handle,
        Event.of(merge.intoId(), Kind.MERGED, merge.byId(), merge.mergedAt())
            .changing(null, merge.suggestionId()));
    journal.append(
        SubjectMerged.MERGED,
        told(merge.suggestionId(), merge.intoId(), merge.byId(), merge.mergedAt()));
  }

  /** Takes a merge away and has the journal tell of it. */
  void end(Handle handle, long id, long into, Long by, Instant now) {
    merges.remove(handle, id);
    timeline.record(handle, Event.of(into, Kind.UNMERGED, by, now).changing(id, null));
    journal.append(SubjectMerged.UNMERGED, told(id, into, by, now));
  }

  private static SubjectMerged told(long id, long into, Long by, Instant at) {
    return new SubjectMerged(Suggestion.subject(id), Suggestion.subject(into), by, at);
  }

  /**
   * Returns the status that a suggestion gets back when it is unmerged.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where it is not merged
   */
  Status before(Handle handle, long id) {
    return merges
        .find(handle, id)
        .map(Merge::status)
        .orElseThrow(
            () ->
                Problem.of(
                        409,
                        "suggestions.not-merged",
                        "This suggestion is not merged",
                        "Suggestion " + id + " is not merged into another; nothing was changed.")
                    .toException());
  }
}
