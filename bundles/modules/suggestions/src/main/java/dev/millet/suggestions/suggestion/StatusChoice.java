package dev.millet.suggestions.suggestion;

import java.util.Optional;

/**
 * A fixed status, and the product's own status within it.
 *
 * @param custom the slug of the product's own; empty for none, null where nothing is said of it
 */
public record StatusChoice(Status status, String custom) {

  /** Returns a choice that says nothing of a product's own status. */
  public static StatusChoice of(Status status) {
    return new StatusChoice(status, null);
  }

  /** Reads a choice such as {@code planned} or {@code planned:design}. */
  public static Optional<StatusChoice> parse(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String custom = colon < 0 ? "" : text.substring(colon + 1);
    return Status.of(word)
        .filter(status -> colon < 0 || !custom.isEmpty())
        .map(status -> new StatusChoice(status, custom));
  }

  /** Returns it as {@link #parse} reads it. */
  public String text() {
    return custom == null || custom.isEmpty() ? status.word() : status.word() + ':' + custom;
  }
}
