package dev.millet.builds.feedback;

import dev.millet.api.forms.Input;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.Entry;
import dev.millet.builds.feedback.FeedbackStore.Counts;
import java.util.List;
import java.util.Set;

/**
 * The answers about an entry, as one reader sees them.
 *
 * @param subjects what the entry answers
 * @param asked what of it the reader asked for
 * @param mine the reader's own answer; null for none
 */
public record EntryFeedback(
    Entry entry,
    Build build,
    List<Subject> subjects,
    Set<Subject> asked,
    Counts counts,
    Feedback mine) {

  private static final int PERCENT = 100;
  private static final int ENOUGH = 5;

  /** Returns the page of the question. */
  public String path() {
    return path(entry.id());
  }

  static String path(long entry) {
    return "/builds/-/feedback/" + entry;
  }

  /** Returns whether the reader asked for it and may answer now. */
  public boolean isOpen() {
    return !asked.isEmpty() && FeedbackDesk.isAnswerable(build);
  }

  /** Returns whether the reader is to be asked: they may answer and have not yet. */
  public boolean isPending() {
    return isOpen() && mine == null;
  }

  /** Returns the share of those for whom it works, for a bar; -1 where too few have answered. */
  public long share() {
    return counts.total() < ENOUGH ? -1 : PERCENT * counts.works() / counts.total();
  }

  /** Returns the form, with what the reader answered before. */
  public Input<FeedbackRequest> form() {
    var rules = FeedbackRequest.RULES.withIdPrefix("entry-" + entry.id() + "-");
    return mine == null
        ? rules.blank()
        : rules.filled(new FeedbackRequest(mine.answer().word(), mine.device(), mine.note()));
  }
}
