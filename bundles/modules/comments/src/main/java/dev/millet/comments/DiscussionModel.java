package dev.millet.comments;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.Visibility;
import dev.millet.comments.api.Discussions;
import java.time.Instant;
import java.util.List;

/**
 * The comments on a subject, on its page or on a page of their own.
 *
 * @param count how many there are, without removed ones
 * @param path the page of their own
 * @param origins the subjects that were merged into this one, with comments, on its page
 * @param input the form to write one
 */
public record DiscussionModel(
    SubjectDescription subject,
    int count,
    String path,
    Slice<Remark> comments,
    List<Origin> origins,
    Input<?> input) {

  /** Returns whether nobody has said anything, here or where it was merged from. */
  public boolean silent() {
    return comments.items().isEmpty() && origins.isEmpty();
  }

  /**
   * The comments on a subject that was merged into this one.
   *
   * @param more the page with all of them; null where these are all
   */
  public record Origin(SubjectDescription subject, List<Remark> comments, String more) {}

  /** Returns whether comments are taken now. */
  public boolean open() {
    return subject.isOpen(Discussions.COMMENTS);
  }

  /**
   * A comment.
   *
   * @param author null for nobody
   * @param official whether somebody of the company wrote it
   * @param body null where its author removed it, or moderators did and the reader is its author
   * @param editedAt when its author last changed it; null where they never did
   * @param edit where the reader, who wrote it, changes it; null for others
   * @param moderation who may read it, and what moderators say and can do about it
   */
  public record Remark(
      long id,
      Member author,
      boolean official,
      Html body,
      Instant at,
      Instant editedAt,
      String edit,
      Moderation moderation) {}

  /**
   * Tells who may read a comment, and what moderators say and can do about it.
   *
   * @param part what the module for moderation shows beside it; may be empty
   */
  public record Moderation(Visibility visibility, Html part) {

    /** Returns what is said of a comment that not everybody sees; null for others. */
    public String messageKey() {
      return switch (visibility) {
        case VISIBLE -> null;
        case HIDDEN -> "discussion.hidden";
        case REMOVED -> "discussion.removed";
      };
    }
  }
}
