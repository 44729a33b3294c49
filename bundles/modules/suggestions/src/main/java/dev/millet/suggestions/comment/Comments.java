package dev.millet.suggestions.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The comments in the database. Every method runs in the transaction of the given handle. */
public final class Comments {

  /**
   * Keeps a new comment; {@link #count} is to be called in the same transaction.
   *
   * @param comment its id is not looked at
   * @param sourceKey tells an imported comment from the others on the suggestion; null for one that
   *     was written here
   */
  public Comment insert(Handle handle, Comment comment, String sourceKey) {
    long id =
        handle
            .createUpdate(
                """
                INSERT INTO suggestions_comments (suggestion_id, author_id, body, created_at,
                  source_key)
                VALUES (:suggestion, :author, :body, :createdAt, :sourceKey)
                """)
            .bind("suggestion", comment.suggestionId())
            .bind("author", comment.authorId())
            .bind("body", comment.body())
            .bind("createdAt", column(comment.createdAt()))
            .bind("sourceKey", sourceKey)
            .executeAndReturnGeneratedKeys("id")
            .map((row, context) -> row.getLong(1))
            .one();
    return new Comment(
        id, comment.suggestionId(), comment.authorId(), comment.body(), comment.createdAt());
  }

  /** Adds to the number of comments that a suggestion's row carries. */
  public void count(Handle handle, long suggestion, int more) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_suggestions SET comment_count = comment_count + :more WHERE id = :id
            """)
        .bind("id", suggestion)
        .bind("more", more)
        .execute();
  }

  /** One comment; also one that was removed. */
  public Optional<Comment> find(Handle handle, long id) {
    return handle
        .createQuery(
            """
            SELECT c.id, c.suggestion_id, c.author_id, c.body, c.created_at, c.edited_at,
                   c.removed_at, c.version
              FROM suggestions_comments c
             WHERE c.id = :id
            """)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Lets nobody else change a comment until the commit. */
  public void hold(Handle handle, long id) {
    handle
        .createUpdate("UPDATE suggestions_comments SET version = version WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** Those of the ids that are there and not removed, in no order. */
  public List<Comment> find(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT c.id, c.suggestion_id, c.author_id, c.body, c.created_at, c.edited_at,
                   c.removed_at, c.version
              FROM suggestions_comments c
             WHERE c.id IN (<ids>) AND c.removed_at IS NULL
            """)
        .bindList("ids", List.copyOf(ids))
        .map((row, context) -> read(row))
        .list();
  }

  /**
   * Writes a comment anew and keeps what it said before, unless it changed since it was read.
   *
   * @return whether it had not
   */
  boolean edit(Handle handle, Comment read, String body, Instant now) {
    boolean written =
        handle
                .createUpdate(
                    """
                    UPDATE suggestions_comments
                       SET body = :body, edited_at = :now, version = version + 1
                     WHERE id = :id AND version = :version AND removed_at IS NULL
                    """)
                .bind("id", read.id())
                .bind("version", read.version())
                .bind("body", body)
                .bind("now", column(now))
                .execute()
            == 1;
    if (written) {
      handle
          .createUpdate(
              """
              INSERT INTO suggestions_comment_revisions (comment_id, version, body, written_at)
              VALUES (:id, :version, :body, :writtenAt)
              """)
          .bind("id", read.id())
          .bind("version", read.version())
          .bind("body", read.body())
          .bind("writtenAt", column(read.editedAt() == null ? read.createdAt() : read.editedAt()))
          .execute();
    }
    return written;
  }

  /**
   * Takes the text out of a comment, and out of what it said before, unless it changed since it was
   * read; {@link #count} is to be called in the same transaction.
   *
   * @return whether it had not
   */
  boolean remove(Handle handle, Comment read, Instant now) {
    boolean written =
        handle
                .createUpdate(
                    """
                    UPDATE suggestions_comments
                       SET body = '', removed_at = :now, version = version + 1
                     WHERE id = :id AND version = :version AND removed_at IS NULL
                    """)
                .bind("id", read.id())
                .bind("version", read.version())
                .bind("now", column(now))
                .execute()
            == 1;
    if (written) {
      handle
          .createUpdate("DELETE FROM suggestions_comment_revisions WHERE comment_id = :id")
          .bind("id", read.id())
          .execute();
    }
    return written;
  }

  private static Comment read(ResultSet row) throws SQLException {
    return new Comment(
        row.getLong(1),
        row.getLong(2),
        row.getObject(3, Long.class),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        instant(row, 6),
        instant(row, 7),
        row.getInt(8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
