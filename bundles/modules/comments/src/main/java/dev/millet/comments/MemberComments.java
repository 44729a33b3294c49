package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.RowStep;
import dev.millet.api.members.MemberData;
import dev.millet.api.mentions.MentionedTexts;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The data kept about a member: a copy for them, and how it is erased. Comments stay, since others
 * answered them; nobody is named as their author, and the member's handle is taken out of those
 * that mentioned them.
 */
final class MemberComments implements MemberData.Erasure, MentionedTexts {

  private static final int CHUNK = 100;
  private static final RowStep AUTHOR =
      new RowStep(
          """
          SELECT c.id AS number, 0 AS version FROM comments_comments c
           WHERE c.author_id = :of FETCH FIRST :limit ROWS ONLY
          """,
          "UPDATE comments_comments SET author_id = NULL WHERE id = :number");

  private final Database database;
  private final CommentStore store;
  private final Mentions mentions;

  /** Everything. */
  record Copy(List<Said> comments, List<Said> earlierComments) {}

  /** A text of a comment. */
  record Said(Subject subject, long id, String body, Instant writtenAt) {}

  MemberComments(Database database, CommentStore store, Mentions mentions) {
    this.database = database;
    this.store = store;
    this.mentions = mentions;
  }

  Copy copy(long member) {
    return database.read(handle -> copy(handle, member));
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> erase(handle, member, CHUNK));
  }

  private Copy copy(Handle handle, long member) {
    List<Said> now = new ArrayList<>();
    List<Said> before = new ArrayList<>();
    List<Comment> own = store.of(handle, member);
    var hidden = store.hidden().find(handle, own.stream().map(Comment::id).toList());
    for (Comment each : own) {
      String body = hidden.containsKey(each.id()) ? hidden.get(each.id()).body() : each.body();
      now.add(new Said(each.subject(), each.id(), body, each.createdAt()));
      for (var old : store.revisions().of(handle, each.id(), -1, Integer.MAX_VALUE)) {
        before.add(new Said(each.subject(), each.id(), old.body(), old.writtenAt()));
      }
    }
    return new Copy(now, before);
  }

  /**
   * Takes the name of a member off some comments.
   *
   * @param limit how many rows at most
   * @return whether no comment names the member any more
   */
  boolean erase(Handle handle, long member, int limit) {
    int left = limit - mentions.erase(member, Comment.TYPE, limit, this);
    return RowStep.runAll(List.of(AUTHOR), handle, member, left);
  }

  @Override
  public void lock(String id) {
    database.write(
        handle -> {
          store.lock(handle, Long.parseLong(id));
          return null;
        });
  }

  @Override
  public Erased erase(String id, int after, int limit, UnaryOperator<String> eraser) {
    long comment = Long.parseLong(id);
    return database.write(handle -> erase(handle, comment, after, limit, eraser));
  }

  private Erased erase(
      Handle handle, long comment, int after, int limit, UnaryOperator<String> eraser) {
    if (after < 0) {
      store
          .find(handle, comment)
          .filter(each -> !eraser.apply(each.body()).equals(each.body()))
          .ifPresent(each -> store.rewrite(handle, comment, eraser.apply(each.body())));
      store
          .hidden()
          .find(handle, comment)
          .ifPresent(each -> store.hidden().rewrite(handle, comment, eraser.apply(each.body())));
    }
    int last = after;
    var earlier = store.revisions().of(handle, comment, after, limit);
    for (CommentRevisions.Revision revision : earlier) {
      String erased = eraser.apply(revision.body());
      if (!erased.equals(revision.body())) {
        store.revisions().rewrite(handle, revision, erased);
      }
      last = revision.version();
    }
    return new Erased(earlier.size(), last);
  }
}
