package dev.millet.suggestions.page;

import dev.millet.api.pages.View;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;

/**
 * The look of a status.
 *
 * @param messageKey the name of its meaning
 * @param style the class that gives it its colour; empty for grey
 * @param own the product's own; null for none
 */
public record StatusLook(String messageKey, String style, CustomStatus own) {

  private static final String NAME = "status.";

  /** Returns the look of a status. */
  public static StatusLook of(Status status) {
    String style =
        switch (status) {
          case OPEN, DUPLICATE -> "";
          case UNDER_REVIEW, PLANNED -> "status-info";
          case IN_PROGRESS -> "status-progress";
          case SHIPPED -> "status-good";
          case DECLINED -> "status-bad";
        };
    return new StatusLook(NAME + status.word(), style, null);
  }

  /** Returns the look of a product's own status. */
  public static StatusLook of(CustomStatus own) {
    return new StatusLook(NAME + own.meaning(), own.style(), own);
  }

  /**
   * Returns the look of a status.
   *
   * @param own the product's own; null for none
   */
  public static StatusLook of(Status status, CustomStatus own) {
    return own == null ? of(status) : of(own);
  }

  /** Returns its name in the reader's language. */
  public String text(View view) {
    return own == null ? view.text(messageKey) : own.name().in(view.locale());
  }

  /** Returns the status as forms send it. */
  public String word() {
    return own == null ? messageKey.substring(NAME.length()) : own.choice();
  }
}
