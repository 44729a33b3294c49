package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Identity;
import dev.millet.api.mentions.Mentions;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes a suggestion back, as if it had never been there. Its author may, for as long as it is
 * theirs alone: open, without a vote, a comment, an answer, a release that names it, or another
 * suggestion that was closed in its favour. After that others rely on it: it can be edited, and
 * declined, but stays.
 */
public final class Withdrawal {

  /** The journal type of {@link Withdrawn}. */
  public static final String WITHDRAWN = "suggestions.withdrawn";

  /** A handful of rows, whatever happened to it. */
  private static final List<String> ITSELF =
      List.of(
          "DELETE FROM suggestions_tags WHERE suggestion_id = :id",
          "DELETE FROM suggestions_texts WHERE suggestion_id = :id",
          "DELETE FROM suggestions_care WHERE suggestion_id = :id",
          "DELETE FROM suggestions_imported WHERE suggestion_id = :id",
          "DELETE FROM suggestions_locks WHERE suggestion_id = :id",
          "DELETE FROM suggestions_field_values WHERE suggestion_id = :id",
          "DELETE FROM suggestions_proposals WHERE suggestion_id = :id",
          "DELETE FROM suggestions_proposals WHERE into_id = :id",
          "DELETE FROM suggestions_suggestions WHERE id = :id");

  /** A suggestion is gone. */
  public record Withdrawn(long suggestion, long by, Instant at) {}

  private final Database database;
  private final Journal journal;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final Gallery gallery;
  private final Neighbours neighbours;
  private final Mentions mentions;
  private final ReleaseFacts releases;
  private final InstantSource clock;

  public Withdrawal(
      Database database,
      Journal journal,
      Suggestions suggestions,
      SuggestionGuard guard,
      Gallery gallery,
      Neighbours neighbours,
      Mentions mentions,
      InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.suggestions = suggestions;
    this.guard = guard;
    this.gallery = gallery;
    this.neighbours = neighbours;
    this.mentions = mentions;
    this.releases = new ReleaseFacts(database);
    this.clock = clock;
  }

  /** Returns whether this caller may withdraw this suggestion now. */
  public boolean isOpen(Identity caller, Suggestion suggestion) {
    return EditRight.isAuthor(caller, suggestion)
        && !isSupported(suggestion)
        && neighbours.commentCount(suggestion) == 0
        && database.read(handle -> isAlone(handle, suggestion));
  }

  /**
   * Withdraws.
   *
   * @throws ProblemException 404 if it does not exist, 403 where it is somebody else's, 409 where
   *     others rely on it
   */
  public void withdraw(Identity caller, long id) {
    Suggestion found = database.read(handle -> find(handle, id));
    if (!EditRight.isAuthor(caller, found)) {
      throw EditRight.refused();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.write(
        handle -> {
          // From here on nobody votes for it, comments on it, edits it or names it as the original.
          Suggestion read = guard.close(handle, id, caller.member());
          if (!isAlone(handle, read) || !isForgotten(read)) {
            throw refused();
          }
          gallery.clear(handle, id);
          mentions.forget(read.subject());
          releases.forget(handle, id);
          remove(handle, id);
          journal.append(WITHDRAWN, new Withdrawn(id, found.authorId(), now));
          return null;
        });
  }

  private Suggestion find(Handle handle, long id) {
    return suggestions.require(handle, id);
  }

  /**
   * Returns whether others have forgotten it, in this transaction: they do unless somebody supports
   * or commented on it.
   */
  private boolean isForgotten(Suggestion suggestion) {
    return neighbours.ballots().map(ballots -> ballots.forget(suggestion.subject())).orElse(true)
        && neighbours
            .discussions()
            .map(discussions -> discussions.forget(suggestion.subject()))
            .orElse(true);
  }

  private boolean isSupported(Suggestion suggestion) {
    return neighbours
        .ballots()
        .map(ballots -> ballots.support(List.of(suggestion.subject())))
        .map(support -> support.getOrDefault(suggestion.subject(), 0L) > 0)
        .orElse(false);
  }

  private boolean isAlone(Handle handle, Suggestion suggestion) {
    return suggestion.status() == Status.OPEN
        && !releases.hasAny(handle, suggestion.id())
        && handle
                .createQuery(
                    """
                    SELECT COUNT(c.suggestion_id) FROM suggestions_care c
                     WHERE c.suggestion_id = :id AND c.answered_at IS NOT NULL
                    """)
                .bind("id", suggestion.id())
                .mapTo(Integer.class)
                .one()
            == 0
        && handle
            .createQuery(
                """
                    SELECT c.suggestion_id FROM suggestions_care c WHERE c.duplicate_of = :id
                    UNION ALL
                    SELECT m.suggestion_id FROM suggestions_merges m WHERE m.into_id = :id
                    """)
            .bind("id", suggestion.id())
            .mapTo(Long.class)
            .findFirst()
            .isEmpty();
  }

  private static void remove(Handle handle, long id) {
    for (String statement : ITSELF) {
      handle.createUpdate(statement).bind("id", id).execute();
    }
    // mostly all of it; of one that was edited very often, the journal's subscriber removes the
    // rest
    WithdrawnRemains.remove(handle, id, WithdrawnRemains.CHUNK);
  }

  private static ProblemException refused() {
    return Problem.of(
            409,
            "suggestions.others-rely-on-it",
            "Others rely on this suggestion",
            "It can be withdrawn while it is open and nobody has voted, commented or answered, and no"
                + " build names it. Take back your own vote, or edit the suggestion instead.")
        .toException();
  }
}
