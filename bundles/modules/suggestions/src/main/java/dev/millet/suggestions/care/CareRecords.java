package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.suggestions.suggestion.ListColumns;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads a suggestion with its care, and writes care back. */
public final class CareRecords {

  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final CareTable table;
  private final ListColumns listColumns = new ListColumns();

  /** A suggestion and how it is taken care of, as they were read in one transaction. */
  public record SuggestionWithCare(Suggestion suggestion, Care care) {

    long id() {
      return suggestion.id();
    }
  }

  public CareRecords(Suggestions suggestions, SuggestionGuard guard, CareTable table) {
    this.suggestions = suggestions;
    this.guard = guard;
    this.table = table;
  }

  /**
   * Reads both.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such suggestion
   */
  public SuggestionWithCare require(Handle handle, long id) {
    Suggestion suggestion = suggestions.require(handle, id);
    return of(handle, suggestion);
  }

  /**
   * Reads both for somebody who changes them, one writer at a time.
   *
   * @param also another suggestion whose status decides; null for none
   * @param by null for the operator
   * @throws dev.millet.api.gateway.ProblemException as {@link #require}; 403 where the writer's
   *     account is gone or suspended
   */
  public SuggestionWithCare take(Handle handle, long id, Long also, Member by) {
    guard.closeAll(handle, also == null ? List.of(id) : List.of(id, also), by);
    return require(handle, id);
  }

  /**
   * Gives a suggestion a status, whatever may follow the present one; the caller has taken it. What
   * it duplicated it duplicates no more.
   */
  public void move(Handle handle, SuggestionWithCare read, Status status, Instant at) {
    status(handle, read.suggestion(), status, at);
    Suggestion changed = suggestions.require(handle, read.id());
    write(handle, changed, read.care().duplicating(null));
  }

  /** Returns a suggestion that was read, with its care. */
  public SuggestionWithCare of(Handle handle, Suggestion suggestion) {
    return new SuggestionWithCare(
        suggestion, table.find(handle, suggestion.id()).orElseGet(() -> Care.none(suggestion)));
  }

  /**
   * Replaces the care, with the copies that lists and the inbox use.
   *
   * @param next what was read, changed
   * @return as it is now
   * @throws dev.millet.api.gateway.ProblemException 412 where somebody changed it meanwhile
   */
  SuggestionWithCare write(Handle handle, Suggestion suggestion, Care next) {
    if (table.find(handle, suggestion.id()).isEmpty()) {
      // Older than the table: what began with the others begins now.
      table.begin(
          handle,
          suggestion.id(),
          suggestion.productId(),
          suggestion.status(),
          suggestion.createdAt());
    }
    // The suggestion first, as whoever edits it: so nobody waits for another in a circle.
    listColumns.owner(handle, suggestion.id(), next.ownerId(), next.due());
    if (!table.write(handle, next)) {
      throw changedMeanwhile();
    }
    settle(handle, suggestion);
    return require(handle, suggestion.id());
  }

  /** Notes the first words of somebody of the company. */
  void answered(Handle handle, Suggestion suggestion, Instant at) {
    table.answered(handle, suggestion.id(), suggestion.createdAt(), at);
    listColumns.waiting(handle, suggestion.id(), suggestion.createdAt());
  }

  /** Writes a status. */
  void status(Handle handle, Suggestion read, Status status, Instant at) {
    if (!listColumns.status(handle, read, status, at)) {
      throw changedMeanwhile();
    }
  }

  private void settle(Handle handle, Suggestion suggestion) {
    table.sort(handle, suggestion.id(), suggestion.productId(), suggestion.status());
    listColumns.waiting(handle, suggestion.id(), suggestion.createdAt());
  }

  private static RuntimeException changedMeanwhile() {
    return Problem.of(
            412,
            "changed-meanwhile",
            "It has been changed meanwhile",
            "Somebody else took care of this suggestion at the same moment; read it again.")
        .toException();
  }
}
