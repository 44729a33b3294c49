package dev.millet.suggestions.care;

import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Imports the owners, dates, statuses and answers that suggestions had elsewhere, in the caller's
 * write transaction. The people it names are members already ({@link
 * dev.millet.api.members.Members#importedPeople}); they need not be staff here. What was said or
 * promised here since is never overwritten, and nothing is told to the journal: what happened
 * elsewhere, long ago, is no news.
 *
 * <p>For each row, in this order: {@link #replay} where the suggestion is new, then {@link #answer}
 * where the source has an answer; both may be called again with the same.
 */
public final class CareImport {

  private final CareRecords records;
  private final OfficialAnswers answers;
  private final Timeline timeline;
  private final Merging merging;

  CareImport(CareRecords records, OfficialAnswers answers, Timeline timeline, Merging merging) {
    this.records = records;
    this.answers = answers;
    this.timeline = timeline;
    this.merging = merging;
  }

  /**
   * Sets the official answer, unless there is one.
   *
   * @param by who gave it; null where the source does not say
   * @param at when; not before the suggestion was written, else it counts as given then
   * @param body Markdown of an allowed length
   * @return whether it was set
   */
  public boolean answer(Handle handle, long suggestion, Long by, Instant at, String body) {
    SuggestionWithCare read = records.require(handle, suggestion);
    if (read.care().answerId() != null) {
      return false;
    }
    Instant when = notBefore(read.suggestion(), at);
    long id = answers.insert(handle, new OfficialAnswer(0, suggestion, by, body, when));
    records.write(handle, read.suggestion(), read.care().answeredWith(id));
    timeline.record(handle, Event.of(suggestion, Event.Kind.ANSWERED, by, when).changing(null, id));
    records.answered(handle, read.suggestion(), when);
    return true;
  }

  /**
   * Writes down what happened elsewhere, and takes over the owner and the due date with which it
   * ended. A note with a status counts as an answer, as it does here. Does nothing where something
   * has happened here.
   *
   * @param history of the kinds assigned, due set, moved and removed, and status changed; the
   *     status itself is the suggestion's already
   * @return whether it was written
   */
  public boolean replay(Handle handle, long suggestion, List<Event> history) {
    if (history.isEmpty() || timeline.hasBegun(handle, suggestion)) {
      return false;
    }
    SuggestionWithCare read = records.require(handle, suggestion);
    Care care = read.care();
    for (Event event : history) {
      timeline.record(handle, event);
      care =
          switch (event.kind()) {
            case ASSIGNED -> care.ownedBy(Event.id(event.became()).orElse(null));
            case DUE_SET, DUE_MOVED, DUE_REMOVED ->
                care.due(Optional.ofNullable(event.became()).map(LocalDate::parse).orElse(null));
            default -> care;
          };
    }
    records.write(handle, read.suggestion(), care);
    history.stream()
        .filter(event -> event.kind() == Event.Kind.STATUS_CHANGED && event.note() != null)
        .findFirst()
        .ifPresent(first -> records.answered(handle, read.suggestion(), first.at()));
    return true;
  }

  /**
   * Merges a duplicate into the suggestion that says the same. Does nothing where it is none, where
   * it is merged already, where others are merged into it, or where the other one is a duplicate
   * itself. Unmerged it is open.
   *
   * @return whether it was set
   */
  public boolean duplicate(Handle handle, long suggestion, long other) {
    SuggestionWithCare read = records.require(handle, suggestion);
    boolean fits =
        suggestion != other
            && read.suggestion().status() == Status.DUPLICATE
            && read.care().duplicateOf() == null
            && merging.merges().find(handle, suggestion).isEmpty()
            && merging.merges().of(handle, suggestion, 1).isEmpty()
            && records.require(handle, other).suggestion().status() != Status.DUPLICATE;
    if (fits) {
      records.write(handle, read.suggestion(), read.care().duplicating(other));
      merging.begin(handle, suggestion, other, Status.OPEN);
    }
    return fits;
  }

  private static Instant notBefore(Suggestion suggestion, Instant at) {
    return at.isBefore(suggestion.createdAt()) ? suggestion.createdAt() : at;
  }
}
