package dev.millet.comments;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Visibility;
import java.time.Instant;
import java.util.Locale;

/**
 * A comment in answers.
 *
 * @param author left out where an imported comment names nobody, or the account is gone
 * @param body Markdown as it was written; empty where it was removed
 * @param editedAt when its author last changed it; left out where they never did
 * @param removedAt when its author removed it; left out where it is there
 * @param moderated {@code hidden} or {@code removed} where moderators did that, for them and for
 *     its author; left out else
 * @param version to be sent as {@code If-Match: "version"} to change it
 */
record CommentAnswer(
    long id,
    Person author,
    String body,
    Instant createdAt,
    Instant editedAt,
    Instant removedAt,
    String moderated,
    int version) {

  static CommentAnswer of(ReadableComment readable, Person author) {
    Comment comment = readable.comment();
    String moderated =
        readable.visibility() == Visibility.VISIBLE
            ? null
            : readable.visibility().name().toLowerCase(Locale.ROOT);
    return new CommentAnswer(
        comment.id(),
        author,
        comment.body(),
        comment.createdAt(),
        comment.editedAt(),
        comment.removedAt(),
        moderated,
        comment.version());
  }
}
