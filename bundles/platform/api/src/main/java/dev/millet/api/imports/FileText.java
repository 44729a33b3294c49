package dev.millet.api.imports;

import dev.millet.api.text.TextFormat;
import dev.millet.api.text.VisibleText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rule for a text of a file that is imported. Lengths are code points. The characters refused
 * everywhere, and the tidying of lines, are those of {@link TextFormat}.
 *
 * @param field how refusals name the text
 * @param max the largest length
 * @param format one line or several
 * @param mayBeBlank whether it may have nothing to see in it
 * @since 1.1
 */
public record FileText(String field, int max, TextFormat format, boolean mayBeBlank) {

  public FileText {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(format, "format");
  }

  /** Returns the rule for one line that must be there. */
  public static FileText line(String field, int max) {
    return new FileText(field, max, TextFormat.LINE, false);
  }

  /** Returns the rule for several lines that must be there. */
  public static FileText lines(String field, int max) {
    return new FileText(field, max, TextFormat.LINES, false);
  }

  /** Returns the same for a text that may be blank. */
  public FileText optional() {
    return new FileText(field, max, format, true);
  }

  /** Returns why a text cannot be taken as it is; null counts as blank. */
  public Optional<Reason> problem(String raw) {
    String text = format.tidy(raw == null ? "" : raw);
    if (format.hasUnwanted(text)) {
      return refused(
          "control-character",
          "the " + field + " has a control character or half a character in it; remove it");
    }
    if (!mayBeBlank && VisibleText.isBlank(text)) {
      return refused("blank", "the " + field + " needs at least one visible character");
    }
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      return refused(
          "too-long",
          "the " + field + " has " + length + " characters; at most " + max + " are taken");
    }
    return Optional.empty();
  }

  /** Returns whether a text has more code points than are taken, once it is tidied. */
  public boolean isTooLong(String raw) {
    String text = format.tidy(raw);
    return text.codePointCount(0, text.length()) > max;
  }

  /**
   * Makes a text from elsewhere fit: characters that are refused are removed, and what is too long
   * is cut and ends in an ellipsis.
   *
   * @param raw null counts as blank
   */
  public String fit(String raw) {
    return format.fit(raw == null ? "" : raw, max);
  }

  private Optional<Reason> refused(String code, String detail) {
    return Optional.of(new Reason("text." + code, List.of(Integer.toString(max)), detail));
  }
}
