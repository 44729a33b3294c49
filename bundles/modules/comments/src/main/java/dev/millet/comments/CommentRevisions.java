package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The earlier texts of comments in the database. Every method runs in the transaction of the given
 * handle.
 */
final class CommentRevisions {

  private final Table<Revision> revisions;

  /** An earlier text of a comment. */
  record Revision(long commentId, int version, String body, Instant writtenAt) {}

  CommentRevisions(Database database) {
    this.revisions =
        database.table("comments_revisions", Revision.class).key("comment_id", "version");
  }

  /** Keeps what a comment says, before it says something else. */
  void keep(Handle handle, Comment read, Instant writtenAt) {
    revisions.insert(handle, new Revision(read.id(), read.version(), read.body(), writtenAt));
  }

  /** Reads what a comment said before, the oldest first. */
  List<Revision> of(Handle handle, long comment, int after, int limit) {
    return revisions.select(
        handle,
        """
        SELECT <columns> FROM comments_revisions
         WHERE comment_id = :id AND version > :after
         ORDER BY comment_id, version FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("id", comment).bind("after", after).bind("limit", limit));
  }

  /** Writes what a comment said before. */
  void rewrite(Handle handle, Revision revision, String body) {
    handle
        .createUpdate(
            """
            UPDATE comments_revisions SET body = :body
             WHERE comment_id = :id AND version = :version
            """)
        .bind("id", revision.commentId())
        .bind("version", revision.version())
        .bind("body", body)
        .execute();
  }

  /** Removes what a comment said before. */
  void forget(Handle handle, long comment) {
    handle
        .createUpdate("DELETE FROM comments_revisions WHERE comment_id = :id")
        .bind("id", comment)
        .execute();
  }
}
