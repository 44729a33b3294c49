package dev.millet.suggestions.personal;

import dev.millet.api.database.Database;
import dev.millet.api.database.RowStep;
import dev.millet.api.members.MemberData;
import dev.millet.api.mentions.Mentions;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names of members who deleted their accounts off what others rely on: suggestions,
 * answers and their history stay, and nobody is named as their author. What the member owned is
 * nobody's again, so that staff's inbox shows it. A few rows go with each transaction; what is left
 * is found by the name that is still on it, so that it goes on after a kill.
 */
public final class MemberErasure implements MemberData.Erasure {

  private static final int CHUNK = 100;

  /** In the timeline, the id of nobody stands for somebody whose account is gone. */
  private static final List<RowStep> COLUMNS =
      List.of(
          new RowStep(
              """
              SELECT s.id AS number, 0 AS version FROM suggestions_suggestions s
               WHERE s.author_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_suggestions SET author_id = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT s.id AS number, 0 AS version FROM suggestions_suggestions s
               WHERE s.owner_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_suggestions SET owner_id = NULL
               WHERE id = :number AND owner_id = :of
              """),
          new RowStep(
              """
              SELECT s.id AS number, 0 AS version FROM suggestions_hidden s
               WHERE s.author_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_hidden SET author_id = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT s.id AS number, 0 AS version FROM suggestions_hidden s
               WHERE s.owner_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_hidden SET owner_id = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT r.suggestion_id AS number, r.version FROM suggestions_hidden_revisions r
               WHERE r.author_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_hidden_revisions SET author_id = NULL
               WHERE suggestion_id = :number AND version = :version
              """),
          new RowStep(
              """
              SELECT c.suggestion_id AS number, 0 AS version FROM suggestions_hidden_care c
               WHERE c.owner_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_hidden_care
                 SET owner_id = NULL, unowned = waiting, open_owner_id = 0
               WHERE suggestion_id = :number AND owner_id = :of
              """),
          new RowStep(
              """
              SELECT r.suggestion_id AS number, r.version FROM suggestions_revisions r
               WHERE r.author_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_revisions SET author_id = NULL
               WHERE suggestion_id = :number AND version = :version
              """),
          new RowStep(
              """
              SELECT i.suggestion_id AS number, i.place AS version FROM suggestions_images i
               WHERE i.added_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_images SET added_by = NULL
               WHERE suggestion_id = :number AND place = :version AND added_by = :of
              """),
          new RowStep(
              """
              SELECT a.id AS number, 0 AS version FROM suggestions_answers a
               WHERE a.author_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_answers SET author_id = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT e.id AS number, 0 AS version FROM suggestions_events e
               WHERE e.by_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_events SET by_id = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT e.id AS number, 0 AS version FROM suggestions_events e
               WHERE e.kind = 'assigned' AND e.was = CAST(:of AS VARCHAR(20))
               FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_events SET was = '0' WHERE id = :number"),
          new RowStep(
              """
              SELECT e.id AS number, 0 AS version FROM suggestions_events e
               WHERE e.kind = 'assigned' AND e.became = CAST(:of AS VARCHAR(20))
               FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_events SET became = '0' WHERE id = :number"),
          new RowStep(
              """
              SELECT v.id AS number, 0 AS version FROM suggestions_inbox_views v
               WHERE v.member_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM suggestions_inbox_views WHERE id = :number"),
          new RowStep(
              """
              SELECT a.id AS number, 0 AS version FROM suggestions_assignments a
               WHERE a.owner_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM suggestions_assignments WHERE id = :number"),
          new RowStep(
              """
              SELECT d.member_id AS number, 0 AS version FROM suggestions_member_drafts d
               WHERE d.member_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM suggestions_member_drafts WHERE member_id = :number"),
          new RowStep(
              """
              SELECT m.suggestion_id AS number, 0 AS version FROM suggestions_merges m
               WHERE m.by_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE suggestions_merges SET by_id = NULL WHERE suggestion_id = :number"),
          new RowStep(
              """
              SELECT p.suggestion_id AS number, 0 AS version FROM suggestions_proposals p
               WHERE p.member_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              DELETE FROM suggestions_proposals
               WHERE suggestion_id = :number AND member_id = :of
              """),
          new RowStep(
              """
              SELECT c.suggestion_id AS number, 0 AS version FROM suggestions_care c
               WHERE c.owner_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE suggestions_care
                 SET owner_id = NULL, unowned = waiting, open_owner_id = 0
               WHERE suggestion_id = :number AND owner_id = :of
              """));

  private final Database database;
  private final Mentions mentions;
  private final ErasedMentions texts;
  private final ErasedAnswers answers;

  public MemberErasure(Database database, Suggestions suggestions, Mentions mentions) {
    this.database = database;
    this.mentions = mentions;
    this.texts =
        new ErasedMentions(
            database, suggestions, new HiddenSuggestions(suggestions, database.dialect()));
    this.answers = new ErasedAnswers(database, suggestions);
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> erase(handle, member, CHUNK));
  }

  /**
   * Takes the name of a member off some rows.
   *
   * @param limit how many rows at most
   * @return whether no row names the member any more
   */
  boolean erase(Handle handle, long member, int limit) {
    int left = limit - mentions.erase(member, Suggestion.SUBJECT_TYPE, limit, texts);
    left -= left > 0 ? mentions.erase(member, OfficialAnswer.SUBJECT_TYPE, left, answers) : 0;
    return RowStep.runAll(COLUMNS, handle, member, left);
  }
}
