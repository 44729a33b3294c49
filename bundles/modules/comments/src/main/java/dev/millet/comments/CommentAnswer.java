package dev.millet.comments;

import dev.millet.api.members.Person;
import java.time.Instant;

/**
 * A comment in answers.
 *
 * @param author left out where an imported comment names nobody, or the account is gone
 * @param body Markdown as it was written; empty where it was removed
 * @param editedAt when its author last changed it; left out where they never did
 * @param removedAt when its author removed it; left out where it is there
 * @param version to be sent as {@code If-Match: "version"} to change it
 */
record CommentAnswer(
    long id,
    Person author,
    String body,
    Instant createdAt,
    Instant editedAt,
    Instant removedAt,
    int version) {

  static CommentAnswer of(Comment comment, Person author) {
    return new CommentAnswer(
        comment.id(),
        author,
        comment.body(),
        comment.createdAt(),
        comment.editedAt(),
        comment.removedAt(),
        comment.version());
  }
}
