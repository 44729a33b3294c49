package dev.millet.suggestions.care;

import dev.millet.api.gateway.Problem;
import dev.millet.suggestions.suggestion.Marks;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Reads a suggestion with its care, and writes care back. */
public final class CareRecords {

  private final Suggestions suggestions;
  private final CareTable table;
  private final Marks marks = new Marks();

  public CareRecords(Suggestions suggestions, CareTable table) {
    this.suggestions = suggestions;
    this.table = table;
  }

  /**
   * Reads both.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such suggestion
   */
  public Cared require(Handle handle, long id) {
    Suggestion suggestion =
        suggestions
            .find(handle, id)
            .orElseThrow(
                () -> Problem.notFound("There is no suggestion " + id + ".").toException());
    return of(handle, suggestion);
  }

  /** A suggestion that was read, with its care. */
  public Cared of(Handle handle, Suggestion suggestion) {
    return new Cared(
        suggestion, table.find(handle, suggestion.id()).orElseGet(() -> Care.none(suggestion)));
  }

  /**
   * Writes care anew, with the copies that lists and the inbox use.
   *
   * @param next what was read, changed
   * @return as it is now
   * @throws dev.millet.api.gateway.ProblemException 412 where somebody did meanwhile
   */
  Cared write(Handle handle, Suggestion suggestion, Care next) {
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
    marks.owner(handle, suggestion.id(), next.ownerId(), next.due());
    if (!table.write(handle, next)) {
      throw changedMeanwhile();
    }
    settle(handle, suggestion);
    return require(handle, suggestion.id());
  }

  /** Notes the first words of somebody of the company. */
  void answered(Handle handle, Suggestion suggestion, Instant at) {
    table.answered(handle, suggestion.id(), suggestion.createdAt(), at);
    marks.waiting(handle, suggestion.id(), suggestion.createdAt());
  }

  /** Writes a status. */
  void status(Handle handle, Suggestion read, Status status, Instant at) {
    if (!marks.status(handle, read, status, at)) {
      throw changedMeanwhile();
    }
  }

  private void settle(Handle handle, Suggestion suggestion) {
    table.sort(handle, suggestion.id(), suggestion.productId(), suggestion.status());
    marks.waiting(handle, suggestion.id(), suggestion.createdAt());
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
