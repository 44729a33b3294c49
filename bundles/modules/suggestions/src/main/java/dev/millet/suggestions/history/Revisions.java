package dev.millet.suggestions.history;

import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.text.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The wordings of edited suggestions in the database, the present one among them; a suggestion that
 * was never edited has none here. Every method runs in the transaction of the given handle.
 */
public final class Revisions {

  /**
   * Keeps an edit: what the suggestion says from now on, and before the first edit also what it
   * said until then.
   *
   * @param read the suggestion as it was before
   * @param body its text before
   * @param by who edits; null for the operator and the import
   */
  public void keep(Handle handle, Suggestion read, String body, Draft draft, Long by, Instant now) {
    if (lastEdit(handle, read.id()).isEmpty()) {
      insert(
          handle,
          read.id(),
          new Revision(
              read.version(),
              read.productId(),
              read.title(),
              body,
              read.tags(),
              read.authorId(),
              read.createdAt()));
    }
    insert(
        handle,
        read.id(),
        new Revision(
            read.version() + 1,
            draft.productId(),
            draft.title(),
            draft.body(),
            draft.tags(),
            by,
            now));
  }

  private static void insert(Handle handle, long suggestion, Revision revision) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_revisions (suggestion_id, version, product_id, title, body,
              tags, author_id, written_at)
            VALUES (:suggestion, :version, :product, :title, :body, :tags, :author, :writtenAt)
            """)
        .bind("suggestion", suggestion)
        .bind("version", revision.version())
        .bind("product", revision.productId())
        .bind("title", revision.title())
        .bind("body", revision.body())
        .bind("tags", Tags.join(revision.tags()))
        .bind("author", revision.authorId())
        .bind("writtenAt", revision.writtenAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Returns the time of a suggestion's last edit; empty where it was never edited. */
  public Optional<Instant> lastEdit(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT r.written_at FROM suggestions_revisions r
             WHERE r.suggestion_id = :suggestion
             ORDER BY r.suggestion_id DESC, r.version DESC
             LIMIT 1
            """)
        .bind("suggestion", suggestion)
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findOne();
  }

  /** Returns the newest wording of an edited suggestion; empty where it was never edited. */
  public Optional<Revision> newest(Handle handle, long suggestion) {
    return page(handle, suggestion, Integer.MAX_VALUE, 1).stream().findFirst();
  }

  /**
   * Returns the wordings of a suggestion, the newest first.
   *
   * @param body what it says now, for one that was never edited
   * @param before only those of a smaller version; {@link Integer#MAX_VALUE} for all
   * @param limit how many at most, from 1
   */
  public List<Revision> read(
      Handle handle, Suggestion suggestion, String body, int before, int limit) {
    List<Revision> found = page(handle, suggestion.id(), before, limit);
    if (!found.isEmpty() || before < Integer.MAX_VALUE) {
      return found;
    }
    return List.of(
        new Revision(
            suggestion.version(),
            suggestion.productId(),
            suggestion.title(),
            body,
            suggestion.tags(),
            suggestion.authorId(),
            suggestion.createdAt()));
  }

  /**
   * Finds a wording that was replaced by another one.
   *
   * @return empty where there is none of the version, or it is the present one
   */
  public Optional<Revision> earlier(Handle handle, long suggestion, int version) {
    return newest(handle, suggestion)
        .filter(present -> present.version() > version)
        .flatMap(present -> page(handle, suggestion, version + 1, 1).stream().findFirst())
        .filter(found -> found.version() == version);
  }

  private static List<Revision> page(Handle handle, long suggestion, int before, int limit) {
    return handle
        .createQuery(
            """
                SELECT r.version, r.product_id, r.title, r.body, r.tags, r.author_id, r.written_at
                  FROM suggestions_revisions r
                 WHERE r.suggestion_id = :suggestion AND r.version < :before
                 ORDER BY r.suggestion_id DESC, r.version DESC
                 LIMIT :limit
                """)
        .bind("suggestion", suggestion)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  static Revision read(ResultSet row) throws SQLException {
    return new Revision(
        row.getInt(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        Tags.parse(row.getString(5)),
        row.getObject(6, Long.class),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
