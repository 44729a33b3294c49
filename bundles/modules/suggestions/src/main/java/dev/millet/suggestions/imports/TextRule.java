package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import dev.millet.api.text.TextFormat;
import dev.millet.api.text.VisibleText;
import java.util.Objects;

/**
 * The rule for a text of a file that is imported. Lengths are code points, never bytes or UTF-16
 * units.
 *
 * <p>The characters refused everywhere, and the tidying of lines, are those of {@link TextFormat}.
 *
 * @param field how problems name the text
 * @param most the greatest length
 * @param oneLine whether it is one line
 * @param mayBeBlank whether it may have nothing to see in it
 */
record TextRule(String field, int most, boolean oneLine, boolean mayBeBlank) {

  static final TextRule TITLE = new TextRule("title", 200, true, false);
  static final TextRule BODY = new TextRule("body", 20_000, false, true);
  static final TextRule COMMENT = new TextRule("body", 10_000, false, false);
  static final TextRule NOTE = new TextRule("note", 1_000, false, true);
  static final TextRule PRODUCT_NAME = new TextRule("name", Product.MAX_NAME, true, false);
  static final TextRule PRODUCT_DESCRIPTION =
      new TextRule("description", Product.MAX_DESCRIPTION, false, true);

  /** A text that was checked: {@code problem} is null where it can be taken. */
  record Checked(String text, Problem.Field problem) {}

  TextRule {
    Objects.requireNonNull(field, "field");
  }

  /** Checks a text as somebody sent it; null counts as blank. */
  Checked check(String raw) {
    String text = format().tidy(raw == null ? "" : raw);
    if (format().hasUnwanted(text)) {
      return refuse(
          "control-character",
          "the " + field + " has a control character or half a character in it; remove it");
    }
    if (!mayBeBlank && VisibleText.isBlank(text)) {
      return refuse("blank", "the " + field + " needs at least one visible character");
    }
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      return refuse(
          "too-long",
          "the " + field + " has " + length + " characters; at most " + most + " are taken");
    }
    return new Checked(text, null);
  }

  /** Returns whether a text has more code points than are taken, once it is tidied. */
  boolean isTooLong(String raw) {
    String text = format().tidy(raw);
    return text.codePointCount(0, text.length()) > most;
  }

  /**
   * Makes a text from elsewhere fit: what {@link #check} refuses is removed, and what is too long
   * is cut and ends in an ellipsis.
   */
  String fit(String raw) {
    return format().fit(raw, most);
  }

  private TextFormat format() {
    return oneLine ? TextFormat.LINE : TextFormat.LINES;
  }

  private Checked refuse(String code, String detail) {
    return new Checked(null, new Problem.Field(field, code, detail));
  }
}
