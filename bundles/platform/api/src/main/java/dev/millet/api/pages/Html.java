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

  /**
   * Returns a text as HTML, fit for the content of an element and for the value of an attribute.
   *
   * @since 1.2
   */
  public static Html text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return new Html(out.toString());
  }

  public boolean isEmpty() {
    return markup.isEmpty();
  }

  @Override
  public String toString() {
    return markup;
  }
}
