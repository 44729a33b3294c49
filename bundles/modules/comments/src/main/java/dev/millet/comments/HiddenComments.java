package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The texts of comments that moderators have hidden or removed. The comment itself has no text
 * meanwhile, as if its author had removed it: so no statement can show it by mistake, not even one
 * of an earlier version. Every method runs in the transaction of the given handle.
 */
final class HiddenComments {

  private final Table<HiddenComment> hidden;

  /**
   * A comment that not everybody may read.
   *
   * @param visibility never {@link Visibility#VISIBLE}
   * @param body what it says
   */
  record HiddenComment(long commentId, Visibility visibility, String body, Instant hiddenAt) {}

  HiddenComments(Database database) {
    this.hidden = database.table("comments_hidden", HiddenComment.class).key("comment_id");
  }

  Optional<HiddenComment> find(Handle handle, long comment) {
    return hidden.find(handle, comment);
  }

  /** Finds those of the comments that are hidden or removed by moderators, by id. */
  Map<Long, HiddenComment> find(Handle handle, Collection<Long> comments) {
    if (comments.isEmpty()) {
      return Map.of();
    }
    return hidden
        .select(
            handle,
            "SELECT <columns> FROM comments_hidden WHERE comment_id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(comments)))
        .stream()
        .collect(Collectors.toMap(HiddenComment::commentId, Function.identity()));
  }

  /** Changes who may read a comment that is visible, hidden or removed now. */
  void change(Handle handle, Comment comment, HiddenComment was, Visibility now, Instant at) {
    if (now == Visibility.VISIBLE) {
      hidden.delete(handle, comment.id());
      show(handle, comment, was.body());
    } else if (was == null) {
      hidden.insert(handle, new HiddenComment(comment.id(), now, comment.body(), at));
      hide(handle, comment, at);
    } else {
      hidden.delete(handle, comment.id());
      hidden.insert(handle, new HiddenComment(comment.id(), now, was.body(), at));
    }
  }

  private static void hide(Handle handle, Comment comment, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE comments_comments SET body = '', removed_at = :at, version = version + 1
             WHERE id = :id
            """)
        .bind("id", comment.id())
        .bind("at", at)
        .execute();
  }

  private static void show(Handle handle, Comment comment, String body) {
    handle
        .createUpdate(
            """
            UPDATE comments_comments SET body = :body, removed_at = NULL, version = version + 1
             WHERE id = :id
            """)
        .bind("id", comment.id())
        .bind("body", body)
        .execute();
  }

  /** Writes what a hidden comment says. */
  void rewrite(Handle handle, long comment, String body) {
    handle
        .createUpdate("UPDATE comments_hidden SET body = :body WHERE comment_id = :id")
        .bind("id", comment)
        .bind("body", body)
        .execute();
  }

  /** Removes the text of a comment that is gone. */
  void forget(Handle handle, long comment) {
    hidden.delete(handle, comment);
  }
}
