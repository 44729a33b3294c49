package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The comments in the database. Every method runs in the transaction of the given handle. */
final class CommentStore {

  private final Table<Comment> comments;
  private final CommentRevisions revisions;
  private final CommentCounts counts;
  private final HiddenComments hidden;
  private final Keyset<Comment> oldest;
  private final SearchFeed search;

  /** Makes a store that tells search of nothing. */
  CommentStore(Database database) {
    this(database, SearchFeed.none());
  }

  CommentStore(Database database, SearchFeed search) {
    this.search = search;
    this.comments =
        database.table("comments_comments", Comment.class).generated("id").versioned("version");
    this.revisions = new CommentRevisions(database);
    this.counts = new CommentCounts(database);
    this.hidden = new HiddenComments(database);
    this.oldest =
        comments
            .keyset("comments")
            .within("subject_type", "subject_id")
            .ascending("created_at", "id");
  }

  /** Keeps a new comment; {@link CommentCounts#add} is to be called in the same transaction. */
  Comment insert(Handle handle, Comment comment) {
    Comment made = comments.insert(handle, comment);
    search.changed(made.id());
    return made;
  }

  /** Returns the numbers of comments. */
  CommentCounts counts() {
    return counts;
  }

  /** Returns what comments said before. */
  CommentRevisions revisions() {
    return revisions;
  }

  /** Returns the texts that moderators have hidden. */
  HiddenComments hidden() {
    return hidden;
  }

  /**
   * Lists the comments on a subject that a reader may see, the oldest first; those that their
   * authors removed are among them.
   */
  Slice<ReadableComment> list(
      Handle handle, Subject subject, ListRequest list, ReadableComment.Reader reader) {
    Slice<Comment> found =
        oldest.slice(
            handle,
            list,
            """
            SELECT <columns> FROM comments_comments
            WHERE subject_type = :type AND subject_id = :id AND <after>
              AND (removed_at IS NULL OR :all OR author_id = :reader
                   OR NOT EXISTS (SELECT h.comment_id FROM comments_hidden h
                                   WHERE h.comment_id = id))
            <order>
            """,
            query ->
                query
                    .bind("type", subject.type())
                    .bind("id", subject.id())
                    .bind("all", reader.moderates())
                    .bind("reader", reader.member()));
    return found.mapAll(some -> readable(handle, some, reader));
  }

  private List<ReadableComment> readable(
      Handle handle, List<Comment> some, ReadableComment.Reader reader) {
    var states =
        hidden.find(handle, some.stream().filter(Comment::isRemoved).map(Comment::id).toList());
    return some.stream()
        .map(each -> ReadableComment.of(each, states.get(each.id()), reader))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Finds a comment as a reader may see it; also one that its author removed. */
  Optional<ReadableComment> find(Handle handle, long id, ReadableComment.Reader reader) {
    return find(handle, id)
        .flatMap(found -> readable(handle, List.of(found), reader).stream().findFirst());
  }

  /** Finds the comments that are there for moderators, in no order. */
  List<ReadableComment> readAll(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Comment> found =
        comments.select(
            handle,
            "SELECT <columns> FROM comments_comments WHERE id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(ids)));
    return readable(handle, found, ReadableComment.Reader.ALL).stream()
        .filter(each -> !each.isRemovedByAuthor())
        .toList();
  }

  /** Finds a comment, also one that was removed; without the text where moderators hid it. */
  Optional<Comment> find(Handle handle, long id) {
    return comments.find(handle, id);
  }

  /** Finds the same to change it: nobody else does before the transaction ends. */
  Optional<Comment> take(Handle handle, long id) {
    search.changed(id);
    return comments.lock(handle, id);
  }

  /** Reads some comments of a member that everybody may read. */
  List<Comment> visibleOf(Handle handle, long author, int limit) {
    return comments.select(
        handle,
        """
        SELECT <columns> FROM comments_comments WHERE author_id = :author AND removed_at IS NULL
         ORDER BY author_id, id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("author", author).bind("limit", limit));
  }

  /** Finds those of the ids that are there and not removed, in no order. */
  List<Comment> find(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return comments.select(
        handle,
        "SELECT <columns> FROM comments_comments WHERE id IN (<ids>) AND removed_at IS NULL",
        query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Lets nobody else change a comment until the commit. */
  void lock(Handle handle, long id) {
    handle
        .createUpdate("UPDATE comments_comments SET version = version WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /**
   * Changes a comment and keeps what it said before.
   *
   * @throws dev.millet.api.gateway.ProblemException 412 where it changed since it was read
   */
  Comment edit(Handle handle, Comment read, String body, Instant now) {
    Comment written = comments.update(handle, read.edited(body, now));
    search.changed(read.id());
    revisions.keep(handle, read, read.editedAt() == null ? read.createdAt() : read.editedAt());
    return written;
  }

  /**
   * Takes the text out of a comment, and out of what it said before; {@link CommentCounts#add} is
   * to be called in the same transaction.
   *
   * @throws dev.millet.api.gateway.ProblemException 412 where it changed since it was read
   */
  void remove(Handle handle, Comment read, Instant now) {
    comments.update(handle, read.removed(now));
    search.changed(read.id());
    revisions.forget(handle, read.id());
  }

  /** Returns the keys of the imported comments on a subject. */
  Set<String> importedKeys(Handle handle, Subject subject) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT c.source_key FROM comments_comments c
                 WHERE c.subject_type = :type AND c.subject_id = :id
                   AND c.source_key IS NOT NULL
                """)
            .bind("type", subject.type())
            .bind("id", subject.id())
            .mapTo(String.class)
            .list());
  }

  /**
   * Removes some rows of a subject that is gone.
   *
   * @return whether none is left
   */
  boolean removeRemains(Handle handle, Subject subject, int limit) {
    List<Comment> some =
        list(handle, subject, ListRequest.first(limit), ReadableComment.Reader.ALL).items().stream()
            .map(ReadableComment::comment)
            .toList();
    search.changed(some.stream().map(Comment::id).toList());
    for (Comment comment : some) {
      hidden.forget(handle, comment.id());
      revisions.forget(handle, comment.id());
      comments.delete(handle, comment.id());
    }
    return some.size() < limit;
  }

  /** Reads all comments of a member. */
  List<Comment> of(Handle handle, long author) {
    return comments.select(
        handle,
        "SELECT <columns> FROM comments_comments WHERE author_id = :author ORDER BY author_id, id",
        query -> query.bind("author", author));
  }

  /** Writes what a comment says now, without a new version of its own. */
  void rewrite(Handle handle, long comment, String body) {
    search.changed(comment);
    handle
        .createUpdate(
            "UPDATE comments_comments SET body = :body, version = version + 1 WHERE id = :id")
        .bind("id", comment)
        .bind("body", body)
        .execute();
  }
}
