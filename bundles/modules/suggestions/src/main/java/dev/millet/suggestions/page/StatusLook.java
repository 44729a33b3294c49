package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.Status;

/**
 * The look of a status.
 *
 * @param messageKey its name
 * @param style the class that gives it its colour; empty for grey
 */
public record StatusLook(String messageKey, String style) {

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
    return new StatusLook(NAME + status.word(), style);
  }

  /** Returns the status as forms send it. */
  public String word() {
    return messageKey.substring(NAME.length());
  }
}
