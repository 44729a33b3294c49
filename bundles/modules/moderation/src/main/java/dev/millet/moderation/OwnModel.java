package dev.millet.moderation;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import java.time.Instant;

/** Lists what moderators did about the reader's items, with a form to answer. */
public record OwnModel(Slice<Row> rows) {

  /**
   * An action.
   *
   * @param title null where the module of the item is away
   * @param reply what the reader answered; null where they did not
   * @param form the form to answer; null where there is nothing to answer
   */
  public record Row(
      long id,
      String typeKey,
      String title,
      String action,
      String reason,
      String note,
      Instant at,
      String reply,
      Input<?> form) {}
}
