package dev.millet.suggestions.personal;

import dev.millet.api.database.Database;
import dev.millet.api.images.Image;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.suggestion.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The data that is kept about a member here, for their own copy. What they wrote as a visitor is
 * missing: it is found only by a token that their browser has, and is gone after a day.
 */
public final class PersonalCopy {

  private final Database database;
  private final ProductFields fields;

  /** Everything. */
  public record Copy(
      List<Written> suggestions,
      List<Edit> edits,
      List<Picture> images,
      List<Long> owned,
      List<Said> answers,
      List<Happened> events,
      List<SavedView> inboxViews,
      List<Begun> drafts,
      List<Proposed> mergeProposals) {}

  /** A proposal to merge a suggestion into another. */
  public record Proposed(long suggestion, long into, String note, Instant proposedAt) {}

  /** A suggestion that they have not posted. */
  public record Begun(String title, String body, String tags, String fields, Instant savedAt) {}

  /** A view of the inbox that they saved. */
  public record SavedView(String name, String part) {}

  /** A suggestion. */
  public record Written(
      long suggestion,
      String title,
      String body,
      List<String> tags,
      Map<String, String> fields,
      String status,
      Instant createdAt,
      Instant updatedAt) {}

  /** A wording of a suggestion that was edited. */
  public record Edit(
      long suggestion,
      int version,
      String title,
      String body,
      List<String> tags,
      String fields,
      Instant writtenAt) {}

  /** A text about a suggestion. */
  public record Said(long suggestion, long id, String body, Instant writtenAt) {}

  /** An image that they added. */
  public record Picture(long suggestion, String path, String alt, Instant addedAt) {}

  /** An action of theirs on a suggestion. */
  public record Happened(long suggestion, String kind, String note, Instant at) {}

  public PersonalCopy(Database database) {
    this.database = database;
    this.fields = new ProductFields(database);
  }

  /** Collects everything of a member. */
  public Copy of(long member) {
    return database.read(handle -> collect(handle, member));
  }

  private Copy collect(Handle handle, long member) {
    return new Copy(
        list(
            handle,
            member,
            SUGGESTIONS,
            (row, context) -> written(row, fields.of(handle, row.getLong(1)).bySlug())),
        list(handle, member, EDITS, PersonalCopy::edit),
        list(handle, member, IMAGES, PersonalCopy::picture),
        list(handle, member, OWNED, (row, context) -> row.getLong(1)),
        list(handle, member, ANSWERS, PersonalCopy::said),
        list(handle, member, EVENTS, PersonalCopy::happened),
        list(
            handle,
            member,
            VIEWS,
            (row, context) -> new SavedView(row.getString(1), row.getString(2))),
        list(handle, member, DRAFTS, PersonalCopy::begun),
        list(handle, member, PROPOSALS, PersonalCopy::proposed));
  }

  private static <T> List<T> list(Handle handle, long member, String sql, RowMapper<T> mapper) {
    return handle.createQuery(sql).bind("member", member).map(mapper).list();
  }

  private static final String SUGGESTIONS =
      """
      SELECT s.id, s.title, t.body, s.tags, s.status, s.created_at, s.updated_at
        FROM suggestions_suggestions s
        JOIN suggestions_texts t ON t.suggestion_id = s.id
       WHERE s.author_id = :member
      UNION ALL
      SELECT s.id, s.title, t.body, s.tags, s.status, s.created_at, s.updated_at
        FROM suggestions_hidden s
        JOIN suggestions_texts t ON t.suggestion_id = s.id
       WHERE s.author_id = :member
       ORDER BY 1
      """;

  private static final String EDITS =
      """
      SELECT r.suggestion_id, r.version, r.title, r.body, r.tags, r.written_at, r.fields
        FROM suggestions_revisions r
       WHERE r.author_id = :member
      UNION ALL
      SELECT r.suggestion_id, r.version, r.title, r.body, r.tags, r.written_at, r.fields
        FROM suggestions_hidden_revisions r
       WHERE r.author_id = :member
       ORDER BY 1, 2
      """;

  private static final String IMAGES =
      """
      SELECT i.suggestion_id, i.image_id, i.alt, i.added_at
        FROM suggestions_images i
       WHERE i.added_by = :member
       ORDER BY i.suggestion_id, i.place
      """;

  private static final String OWNED =
      """
      SELECT s.id FROM suggestions_suggestions s WHERE s.owner_id = :member ORDER BY s.id
      """;

  private static final String ANSWERS =
      """
      SELECT a.suggestion_id, a.id, a.body, a.written_at
        FROM suggestions_answers a
       WHERE a.author_id = :member
       ORDER BY a.id
      """;

  private static final String EVENTS =
      """
      SELECT e.suggestion_id, e.kind, e.note, e.happened_at
        FROM suggestions_events e
       WHERE e.by_id = :member
       ORDER BY e.id
      """;

  private static final String VIEWS =
      """
      SELECT v.name, v.part FROM suggestions_inbox_views v
       WHERE v.member_id = :member
       ORDER BY v.id
      """;

  private static final String DRAFTS =
      """
      SELECT d.title, d.body, d.tags, d.saved_at, d.fields FROM suggestions_member_drafts d
       WHERE d.member_id = :member
      """;

  private static final String PROPOSALS =
      """
      SELECT p.suggestion_id, p.into_id, p.note, p.proposed_at FROM suggestions_proposals p
       WHERE p.member_id = :member
       ORDER BY p.suggestion_id
      """;

  private static Proposed proposed(ResultSet row, Object context) throws SQLException {
    return new Proposed(row.getLong(1), row.getLong(2), row.getString(3), instant(row, 4));
  }

  private static Begun begun(ResultSet row, Object context) throws SQLException {
    return new Begun(
        row.getString(1), row.getString(2), row.getString(3), row.getString(5), instant(row, 4));
  }

  private static Written written(ResultSet row, Map<String, String> filled) throws SQLException {
    return new Written(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Tags.parse(row.getString(4)),
        filled,
        row.getString(5),
        instant(row, 6),
        instant(row, 7));
  }

  private static Edit edit(ResultSet row, Object context) throws SQLException {
    return new Edit(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        Tags.parse(row.getString(5)),
        row.getString(7),
        instant(row, 6));
  }

  private static Said said(ResultSet row, Object context) throws SQLException {
    return new Said(row.getLong(1), row.getLong(2), row.getString(3), instant(row, 4));
  }

  private static Picture picture(ResultSet row, Object context) throws SQLException {
    return new Picture(
        row.getLong(1), Image.path(row.getString(2)), row.getString(3), instant(row, 4));
  }

  private static Happened happened(ResultSet row, Object context) throws SQLException {
    return new Happened(row.getLong(1), row.getString(2), row.getString(3), instant(row, 4));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
