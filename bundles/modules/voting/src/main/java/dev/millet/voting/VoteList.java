package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Lists votes a page at a time, newest first: those of a subject, those of a member. Thread-safe.
 *
 * <p>HSQLDB takes the index of the order only where the equal columns stand in the ORDER BY too.
 */
final class VoteList {

  private static final String OF_SUBJECT =
      """
      SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
      FROM voting_votes
      WHERE subject_type = :type AND subject_id = :id
        AND cast_at <= :at AND (cast_at < :at OR member < :member)
      ORDER BY subject_type DESC, subject_id DESC, cast_at DESC, member DESC
      LIMIT :most <hint>
      """;

  private static final String OF_MEMBER =
      """
      SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
      FROM voting_votes
      WHERE member = :member AND cast_at <= :at
        AND (cast_at < :at OR subject_type < :type OR (subject_type = :type AND subject_id < :id))
      ORDER BY member DESC, cast_at DESC, subject_type DESC, subject_id DESC
      LIMIT :most <hint>
      """;

  /** Sorts behind every letter that a type or id may have. */
  private static final String LAST = "~~";

  private static final Instant NEWEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;
  private final String hint;

  VoteList(Database database) {
    this.database = database;
    this.hint = database.dialect() == Dialect.HSQLDB ? "USING INDEX" : "";
  }

  /**
   * Who votes for a subject.
   *
   * @param after where the page before ended; null for the first page
   */
  List<Vote> ofSubject(Subject subject, VotePosition after, int most) {
    return database.read(
        handle ->
            page(handle.createQuery(OF_SUBJECT), after, most)
                .bind("type", subject.type())
                .bind("id", subject.id())
                .bind("member", after == null ? Long.MAX_VALUE : after.member())
                .map((row, context) -> VoteColumns.read(row))
                .list());
  }

  /**
   * What a member votes for.
   *
   * @param after where the page before ended; null for the first page
   */
  List<Vote> ofMember(long member, VotePosition after, int most) {
    return database.read(handle -> ofMember(handle, member, after, most));
  }

  private List<Vote> ofMember(Handle handle, long member, VotePosition after, int most) {
    return page(handle.createQuery(OF_MEMBER), after, most)
        .bind("member", member)
        .bind("type", after == null ? LAST : after.subject().type())
        .bind("id", after == null ? LAST : after.subject().id())
        .map((row, context) -> VoteColumns.read(row))
        .list();
  }

  private Query page(Query query, VotePosition after, int most) {
    return query
        .define("hint", hint)
        .bind("at", utc(after == null ? NEWEST : after.castAt()))
        .bind("most", most);
  }

  /** The support that sources counted without naming voters, the greatest first. */
  List<Carried> carried(Subject subject) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT source, support, counts_since FROM voting_carried
                    WHERE subject_type = :type AND subject_id = :id
                    ORDER BY support DESC, source
                    """)
                .bind("type", subject.type())
                .bind("id", subject.id())
                .map((row, context) -> CarriedStore.read(row))
                .list());
  }

  /** Votes that somebody of the company cast for members. */
  List<Vote> castBy(long staff) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
                    FROM voting_votes WHERE cast_by = :staff
                    ORDER BY cast_at
                    """)
                .bind("staff", staff)
                .map((row, context) -> VoteColumns.read(row))
                .list());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
