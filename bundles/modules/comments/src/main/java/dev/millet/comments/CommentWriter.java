package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.Discussions;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Takes comments, edits and removals, and tells the journal. An edit keeps what was said before, a
 * removal keeps nothing but that there was a comment.
 */
final class CommentWriter {

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Mentions mentions;
  private final CommentStore store;

  CommentWriter(
      Database database, Journal journal, Guard guard, Mentions mentions, CommentStore store) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.mentions = mentions;
    this.store = store;
  }

  /**
   * Keeps a comment of a member; it is durable when this returns.
   *
   * @throws ProblemException 404 where there is no such subject, 409 where it takes no comments
   */
  Comment add(Subject subject, Member author, NewComment typed) {
    List<Mentioned> mentioned = mentions.find(typed.body());
    return database.write(
        handle -> {
          HeldMentions held = mentions.hold(mentioned);
          guard.memberActive(author.id());
          guard.subjectOpen(subject, Discussions.COMMENTS);
          Instant now = database.now();
          String body = held.erase(typed.body());
          Comment made = store.insert(handle, Comment.of(subject, author.id(), body, now, null));
          store.counts().add(handle, subject, 1);
          mentions.keep(made.itself(), held, author.id(), now);
          journal.append(
              CommentEvents.POSTED,
              new CommentEvents.Posted(subject, made.id(), author.id(), now, false));
          return made;
        });
  }

  /**
   * Changes a comment.
   *
   * @param condition looks at the comment before it is changed, and throws to leave it as it is
   * @throws ProblemException 404 if the comment is not on the subject, 403 where it is somebody
   *     else's, 412 where it changes at this very moment
   */
  Comment edit(Subject subject, long id, Member by, NewComment typed, Consumer<Comment> condition) {
    List<Mentioned> mentioned = mentions.find(typed.body());
    return database.write(
        handle -> {
          HeldMentions held = mentions.hold(mentioned);
          Comment read = hold(handle, subject, id, by);
          condition.accept(read);
          String body = held.erase(typed.body());
          if (read.body().equals(body)) {
            return read;
          }
          Instant now = database.now();
          Comment written = store.edit(handle, read, body, now);
          mentions.keep(read.itself(), held, by.id(), now);
          journal.append(
              CommentEvents.EDITED, new CommentEvents.Changed(subject, id, by.id(), now));
          return written;
        });
  }

  /**
   * Removes a comment's text and what it said before.
   *
   * @param condition looks at the comment before it is changed, and throws to leave it as it is
   * @throws ProblemException as {@link #edit}
   */
  void remove(Subject subject, long id, Member by, Consumer<Comment> condition) {
    database.write(
        handle -> {
          Comment read = hold(handle, subject, id, by);
          condition.accept(read);
          Instant now = database.now();
          store.remove(handle, read, now);
          store.counts().add(handle, subject, -1);
          mentions.forget(read.itself());
          journal.append(
              CommentEvents.REMOVED, new CommentEvents.Changed(subject, id, by.id(), now));
          return null;
        });
  }

  private Comment hold(Handle handle, Subject subject, long id, Member by) {
    guard.memberActive(by.id());
    guard
        .holdSubject(subject)
        .orElseThrow(() -> Problem.notFound("There is no " + subject + ".").toException());
    return own(handle, subject, id, by);
  }

  /**
   * Finds a comment of this member's that is there.
   *
   * @throws ProblemException 404 or 403
   */
  Comment own(Handle handle, Subject subject, long id, Member by) {
    Comment comment =
        store
            .find(handle, id)
            .filter(each -> each.subject().equals(subject) && !each.isRemoved())
            .orElseThrow(() -> Problem.notFound("There is no comment " + id + ".").toException());
    if (comment.authorId() == null || comment.authorId() != by.id()) {
      throw Problem.of(
              403,
              "comments.not-yours",
              "This is not yours to change",
              "Only its author changes a comment.")
          .toException();
    }
    return comment;
  }
}
