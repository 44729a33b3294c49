package dev.millet.comments;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A comment on a subject, as a row of {@code comments_comments}.
 *
 * @param subject what it is about
 * @param authorId null where an imported one names nobody, or the account is gone
 * @param body Markdown, 1 to 10,000 code points; empty where it was removed
 * @param editedAt when its author last changed it; null where they never did
 * @param removedAt when its author removed it; null where it is there
 * @param version grows by one with each change
 * @param sourceKey tells an imported comment from the others on the subject; null for one that was
 *     written here
 */
public record Comment(
    long id,
    Subject subject,
    Long authorId,
    String body,
    Instant createdAt,
    Instant editedAt,
    Instant removedAt,
    int version,
    String sourceKey) {

  /** The subject type of comments themselves, for mentions in them. */
  static final String TYPE = "comment";

  private static final int MAX_DIGITS = 18;

  /** Returns a comment as it is first written. */
  static Comment of(Subject subject, Long author, String body, Instant at, String sourceKey) {
    return new Comment(0, subject, author, body, at, null, null, 1, sourceKey);
  }

  /** Returns which ids are numbers of comments, of ids that anybody may have sent. */
  static List<Long> numbers(Collection<String> ids) {
    return ids.stream()
        .filter(id -> id.length() <= MAX_DIGITS && id.chars().allMatch(each -> isDigit(each)))
        .map(Long::valueOf)
        .distinct()
        .toList();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** Returns the same, which is there and says something else. */
  Comment withBody(String text) {
    return new Comment(id, subject, authorId, text, createdAt, editedAt, null, version, sourceKey);
  }

  /** Returns the same as its author has changed it. */
  Comment edited(String text, Instant now) {
    return new Comment(id, subject, authorId, text, createdAt, now, null, version, sourceKey);
  }

  /** Returns the same as its author has removed it. */
  Comment removed(Instant now) {
    return new Comment(id, subject, authorId, "", createdAt, editedAt, now, version, sourceKey);
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  /** Returns the comment itself as a subject. */
  Subject itself() {
    return Subject.of(TYPE, id);
  }

  /** Returns the anchor that leads to it on a page. */
  String anchor() {
    return "#comment-" + id;
  }

  /** Returns the address under which its author changes it. */
  String path() {
    return "/comments/" + subject + "/" + id;
  }
}
