package dev.millet.moderation;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/** Lists what moderators did about the reader's items, with forms to answer. */
public record OwnModel(Slice<Row> rows) {

  /**
   * An action.
   *
   * @param form the form to answer; null where there is nothing to answer
   */
  public record Row(Answer action, Input<?> form) {}

  /**
   * An action about an item of the caller.
   *
   * @param title of the item or of what it belongs to; left out where its module is away
   * @param path the page that shows it; left out where none does now
   * @param reply what the caller answered; left out where they did not
   * @param answerable whether they may answer now
   */
  public record Answer(
      long id,
      Subject subject,
      String title,
      String path,
      String action,
      ActionAnswer.Reason reason,
      Instant at,
      ActionAnswer.ReplyAnswer reply,
      boolean answerable) {

    /** Returns the key of the message that names the kind of item. */
    public String typeKey() {
      return ActionAnswer.typeKey(subject);
    }

    /** Returns whether it took something away from the reader. */
    public boolean strict() {
      return Action.of(action).isAgainstAuthor();
    }
  }
}
