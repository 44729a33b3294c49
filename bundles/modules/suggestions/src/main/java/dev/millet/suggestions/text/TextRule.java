package dev.millet.suggestions.text;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.VisibleText;
import java.util.Objects;

/**
 * What a text that people write may look like. Lengths are code points, never bytes or UTF-16
 * units.
 *
 * <p>Refused everywhere: unpaired surrogates and control characters (U+0000 to U+001F, U+007F to
 * U+009F) other than line ends and tabs; they harm databases, terminals and files, and nobody types
 * them. Lines end in {@code \n}. A one-line text has each run of white space made one space, and
 * loses the bidi embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), which
 * could reorder what stands around a title; right-to-left text needs none of them there.
 *
 * @param field how problems name the text
 * @param most the greatest length
 * @param oneLine whether it is one line
 * @param mayBeBlank whether it may have nothing to see in it
 */
public record TextRule(String field, int most, boolean oneLine, boolean mayBeBlank) {

  public static final TextRule TITLE = new TextRule("title", 200, true, false);
  public static final TextRule BODY = new TextRule("body", 20_000, false, true);
  public static final TextRule COMMENT = new TextRule("body", 10_000, false, false);
  public static final TextRule ALT = new TextRule("alt", 200, true, true);
  public static final TextRule PRODUCT_NAME = new TextRule("name", 120, true, false);
  public static final TextRule PRODUCT_DESCRIPTION =
      new TextRule("description", 2_000, false, true);

  /** A text that was checked: {@code problem} is null where it can be taken. */
  public record Checked(String text, Problem.Field problem) {}

  public TextRule {
    Objects.requireNonNull(field, "field");
  }

  /** Checks a text as somebody sent it; null counts as blank. */
  public Checked check(String raw) {
    String text = tidy(raw == null ? "" : raw);
    if (hasUnwanted(text)) {
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

  /**
   * Makes a text from elsewhere fit: what {@link #check} refuses is removed, and what is too long
   * is cut and ends in an ellipsis.
   */
  public String fit(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    tidy(raw).codePoints().filter(c -> !isUnwanted(c)).forEach(kept::appendCodePoint);
    String text = tidy(kept.toString());
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  private String tidy(String raw) {
    if (!oneLine) {
      return raw.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
    StringBuilder line = new StringBuilder(raw.length());
    boolean gap = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
      } else if (!isBidiFrame(c)) {
        if (gap && !line.isEmpty()) {
          line.append(' ');
        }
        gap = false;
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isBidiFrame(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean hasUnwanted(String text) {
    return text.codePoints().anyMatch(TextRule::isUnwanted);
  }

  private static boolean isUnwanted(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return control || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private Checked refuse(String code, String detail) {
    return new Checked(null, new Problem.Field(field, code, detail));
  }
}
