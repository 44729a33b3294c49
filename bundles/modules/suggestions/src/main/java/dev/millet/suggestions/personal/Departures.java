package dev.millet.suggestions.personal;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.MemberDeleted;
import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names of members who deleted their accounts off what others rely on: suggestions,
 * comments, answers and their history stay, and nobody is named as their author. What the member
 * owned is nobody's again, so that staff's inbox shows it. To do it twice does no harm.
 */
public final class Departures implements BatchHandler {

  private static final List<String> STATEMENTS =
      List.of(
          "UPDATE suggestions_suggestions SET author_id = NULL WHERE author_id = :member",
          "UPDATE suggestions_suggestions SET owner_id = NULL WHERE owner_id = :member",
          "UPDATE suggestions_comments SET author_id = NULL WHERE author_id = :member",
          "UPDATE suggestions_revisions SET author_id = NULL WHERE author_id = :member",
          "UPDATE suggestions_images SET added_by = NULL WHERE added_by = :member",
          "UPDATE suggestions_mentions SET by_id = NULL WHERE by_id = :member",
          "UPDATE suggestions_answers SET author_id = NULL WHERE author_id = :member",
          "UPDATE suggestions_events SET by_id = NULL WHERE by_id = :member",
          """
          UPDATE suggestions_care
             SET owner_id = NULL, unowned = waiting, open_owner_id = 0
           WHERE owner_id = :member
          """);

  /** In the timeline, the id of nobody stands for somebody whose account is gone. */
  private static final List<String> ASSIGNMENTS =
      List.of(
          "UPDATE suggestions_events SET was = '0' WHERE kind = 'assigned' AND was = :member",
          "UPDATE suggestions_events SET became = '0' WHERE kind = 'assigned' AND became = :member");

  private final Database database;
  private final ErasedMentions mentions;

  public Departures(Database database, Suggestions suggestions, Comments comments) {
    this.database = database;
    this.mentions = new ErasedMentions(suggestions, comments);
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            depart(handle, entry.payload(MemberDeleted.class).member());
          }
          return null;
        });
  }

  private void depart(Handle handle, long member) {
    mentions.erase(handle, member);
    for (String statement : STATEMENTS) {
      handle.createUpdate(statement).bind("member", member).execute();
    }
    for (String statement : ASSIGNMENTS) {
      handle.createUpdate(statement).bind("member", Long.toString(member)).execute();
    }
  }
}
