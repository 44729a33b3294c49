package dev.millet.api.pages;

import java.util.Objects;

/**
 * Finished, safe HTML. Whoever makes one answers for its being escaped or sanitized.
 *
 * @param markup the markup
 */
public record Html(String markup) {

  public static final Html EMPTY = new Html("");

  public Html {
    Objects.requireNonNull(markup, "markup");
  }

  public boolean isEmpty() {
    return markup.isEmpty();
  }

  @Override
  public String toString() {
    return markup;
  }
}
