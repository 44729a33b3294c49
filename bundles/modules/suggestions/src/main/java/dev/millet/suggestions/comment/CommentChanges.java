package dev.millet.suggestions.comment;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.suggestions.mention.HeldMentions;
import dev.millet.suggestions.mention.Mentioned;
import dev.millet.suggestions.mention.Mentioning;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Lets those who commented change their mind: an edit keeps what was said before, a removal keeps
 * nothing but that there was a comment.
 */
public final class CommentChanges {

  /** The journal type of a {@link Changed} comment that says something else now. */
  public static final String EDITED = "suggestions.comment-edited";

  /** The journal type of a {@link Changed} comment that says nothing any more. */
  public static final String REMOVED = "suggestions.comment-removed";

  /** The code of {@link #changed}. */
  public static final String CHANGED = "suggestions.comment-changed";

  /** A comment changed. */
  public record Changed(long suggestion, long comment, long by, Instant at) {}

  private final Database database;
  private final Journal journal;
  private final SuggestionGuard guard;
  private final Comments comments;
  private final Mentioning mentioning;
  private final InstantSource clock;

  public CommentChanges(
      Database database,
      Journal journal,
      SuggestionGuard guard,
      Comments comments,
      Mentioning mentioning,
      InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.comments = comments;
    this.mentioning = mentioning;
    this.clock = clock;
  }

  /**
   * Writes a comment anew.
   *
   * @param body checked Markdown
   * @param condition looks at the comment before it is changed, and throws to leave it as it is
   * @throws ProblemException 404 where there is none on the suggestion, 403 where it is somebody
   *     else's, 409 where it changes at this very moment
   */
  public Comment edit(
      long suggestion, long id, Member by, String body, Consumer<Comment> condition) {
    List<Mentioned> mentioned = mentioning.find(body);
    Instant now = now();
    return database.write(
        handle -> {
          HeldMentions held = mentioning.hold(mentioned);
          guard.hold(handle, suggestion, by);
          Comment read = own(handle, suggestion, id, by);
          condition.accept(read);
          String said = held.eraser().erase(body);
          if (read.body().equals(said)) {
            return read;
          }
          require(comments.edit(handle, read, said, now));
          mentioning.keep(handle, suggestion, id, held, by.id(), now);
          journal.append(EDITED, new Changed(suggestion, id, by.id(), now));
          return comments.find(handle, id).orElseThrow();
        });
  }

  /**
   * Removes a comment's text and what it said before.
   *
   * @param condition looks at the comment before it is changed, and throws to leave it as it is
   * @throws ProblemException as {@link #edit}
   */
  public void remove(long suggestion, long id, Member by, Consumer<Comment> condition) {
    Instant now = now();
    database.write(
        handle -> {
          guard.hold(handle, suggestion, by);
          Comment read = own(handle, suggestion, id, by);
          condition.accept(read);
          require(comments.remove(handle, read, now));
          comments.count(handle, suggestion, -1);
          mentioning.forget(handle, suggestion, id);
          journal.append(REMOVED, new Changed(suggestion, id, by.id(), now));
          return null;
        });
  }

  /**
   * A comment of this member's that is there.
   *
   * @throws ProblemException 404 or 403
   */
  public Comment own(Handle handle, long suggestion, long id, Member by) {
    Comment comment =
        comments
            .find(handle, id)
            .filter(each -> each.suggestionId() == suggestion && !each.isRemoved())
            .orElseThrow(() -> Problem.notFound("There is no comment " + id + ".").toException());
    if (comment.authorId() == null || comment.authorId() != by.id()) {
      throw Problem.of(
              403,
              "suggestions.not-your-comment",
              "This is not yours to change",
              "Only who wrote a comment changes it.")
          .toException();
    }
    return comment;
  }

  private static void require(boolean written) {
    if (!written) {
      throw changed();
    }
  }

  /** Returns the problem of a comment that is another one than its writer read. */
  public static ProblemException changed() {
    return Problem.of(
            409,
            CHANGED,
            "The comment has just been changed",
            "Somebody, perhaps you in another window, changed it at this moment; read it again.")
        .toException();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
