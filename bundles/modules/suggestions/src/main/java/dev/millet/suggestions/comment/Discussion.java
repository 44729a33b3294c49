package dev.millet.suggestions.comment;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.mention.HeldMentions;
import dev.millet.suggestions.mention.Mentioned;
import dev.millet.suggestions.mention.Mentioning;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes comments and tells the journal. */
public final class Discussion {

  /** The journal type of {@link Commented}. */
  public static final String COMMENTED = "suggestions.commented";

  /**
   * Somebody commented.
   *
   * @param author null where an imported comment names nobody
   * @param imported whether it was written elsewhere
   */
  public record Commented(
      long suggestion, long comment, Long author, Instant at, boolean imported) {}

  private final Database database;
  private final Journal journal;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final Comments comments;
  private final Mentioning mentioning;
  private final CareDesk desk;
  private final InstantSource clock;

  public Discussion(
      Database database,
      Journal journal,
      Suggestions suggestions,
      SuggestionGuard guard,
      Comments comments,
      Mentioning mentioning,
      CareDesk desk,
      InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.suggestions = suggestions;
    this.guard = guard;
    this.comments = comments;
    this.mentioning = mentioning;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Keeps a comment of a member; it is durable when this returns.
   *
   * @param body checked Markdown
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such suggestion, 409
   *     where its status takes no comments
   */
  public Comment add(long suggestion, Member author, String body) {
    List<Mentioned> mentioned = mentioning.find(body);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return database.write(
        handle -> {
          HeldMentions held = mentioning.hold(mentioned);
          Suggestion about = guard.hold(handle, suggestion, author);
          requireOpen(about);
          String said = held.eraser().erase(body);
          Comment made =
              comments.insert(handle, new Comment(0, suggestion, author.id(), said, now), null);
          comments.count(handle, suggestion, 1);
          mentioning.keep(handle, suggestion, made.id(), held, author.id(), now);
          desk.said(handle, about, author, now);
          journal.append(COMMENTED, new Commented(suggestion, made.id(), author.id(), now, false));
          return made;
        });
  }

  private void requireOpen(Suggestion about) {
    if (!desk.rules().commentingOpen(about.status())) {
      throw Problem.of(
              409,
              "suggestions.commenting-closed",
              "There are no comments any more",
              "A suggestion that is "
                  + about.status().word()
                  + " takes no comments; what has been said stays.")
          .toException();
    }
  }

  /**
   * Finds a suggestion.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is none
   */
  public Suggestion requireSuggestion(Handle handle, long id) {
    return suggestions
        .find(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no suggestion " + id + ".").toException());
  }
}
