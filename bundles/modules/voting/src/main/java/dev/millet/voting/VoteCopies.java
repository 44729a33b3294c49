package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads which votes are to be copied where subjects are merged, and which copies are to go. */
final class VoteCopies {

  private final Table<Vote> votes;

  VoteCopies(Database database) {
    this.votes =
        database.table("voting_votes", Vote.class).key("subject_type", "subject_id", "member");
  }

  /** Reads some votes for a subject whose members have none for the one that it is merged into. */
  List<Vote> missing(Handle handle, Subject subject, Subject into, int limit) {
    return between(
        handle,
        """
        SELECT <columns> FROM voting_votes
        WHERE subject_type = :type AND subject_id = :id
          AND NOT EXISTS (SELECT w.member FROM voting_votes w
                           WHERE w.subject_type = :intoType AND w.subject_id = :intoId
                             AND w.member = voting_votes.member)
        ORDER BY subject_type, subject_id, member FETCH FIRST :limit ROWS ONLY
        """,
        subject,
        into,
        limit);
  }

  /**
   * Reads some copies that stand for a subject only since another is merged into it: of members who
   * vote for that one and for no other of those that are merged into it.
   */
  List<Vote> copiesOf(Handle handle, Subject subject, Subject into, int limit) {
    return between(
        handle,
        """
        SELECT <columns> FROM voting_votes
        WHERE subject_type = :intoType AND subject_id = :intoId AND united = TRUE
          AND EXISTS (SELECT w.member FROM voting_votes w
                       WHERE w.subject_type = :type AND w.subject_id = :id
                         AND w.member = voting_votes.member)
          AND NOT EXISTS (SELECT o.member FROM voting_merges m
                            JOIN voting_votes o ON o.subject_type = m.subject_type
                             AND o.subject_id = m.subject_id
                           WHERE m.into_type = :intoType AND m.into_id = :intoId
                             AND (m.subject_type <> :type OR m.subject_id <> :id)
                             AND o.member = voting_votes.member)
        ORDER BY subject_type, subject_id, member FETCH FIRST :limit ROWS ONLY
        """,
        subject,
        into,
        limit);
  }

  private List<Vote> between(Handle handle, String sql, Subject subject, Subject into, int limit) {
    return votes.select(
        handle,
        sql,
        query ->
            query
                .bind("type", subject.type())
                .bind("id", subject.id())
                .bind("intoType", into.type())
                .bind("intoId", into.id())
                .bind("limit", limit));
  }
}
