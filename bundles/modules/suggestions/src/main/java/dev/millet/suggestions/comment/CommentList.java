package dev.millet.suggestions.comment;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import org.jdbi.v3.core.Handle;

/** Lists the comments on a suggestion, the oldest first; removed ones are among them. */
public final class CommentList {

  private final Keyset<Comment> oldest;

  public CommentList(Database database) {
    this.oldest =
        database
            .table("suggestions_comments", Comment.class)
            .keyset("comments")
            .within("suggestion_id")
            .ascending("created_at", "id");
  }

  /** Reads a slice, in the transaction of the given handle. */
  public Slice<Comment> read(Handle handle, long suggestion, ListRequest list) {
    return oldest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM suggestions_comments
        WHERE suggestion_id = :suggestion AND <after> <order>
        """,
        query -> query.bind("suggestion", suggestion));
  }
}
