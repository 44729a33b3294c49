package dev.millet.api.text;

/**
 * The shape of a text that people write.
 *
 * <p>Refused in every shape: unpaired surrogates and control characters (U+0000 to U+001F, U+007F
 * to U+009F) other than line ends and tabs; they harm databases, terminals and files, and nobody
 * types them.
 */
public enum TextFormat {
  /**
   * One line: each run of white space is one space, and bidi embeddings, overrides and isolates
   * (U+202A to U+202E, U+2066 to U+2069) are removed, which could reorder what stands around a
   * title; right-to-left text needs none of them there.
   */
  LINE,

  /** Several lines, which end in {@code \n}, without white space at the start and the end. */
  LINES,

  /** As it was typed: a password. */
  VERBATIM;

  /** Returns the text in this shape. */
  public String tidy(String text) {
    return switch (this) {
      case LINE -> line(text);
      case LINES -> text.replace("\r\n", "\n").replace('\r', '\n').strip();
      case VERBATIM -> text;
    };
  }

  private static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
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

  /** Returns whether a text has a character in it that is refused. */
  public boolean hasUnwanted(String text) {
    return text.codePoints().anyMatch(TextFormat::isUnwanted);
  }

  /**
   * Returns a text from elsewhere in this shape: what is refused is removed, and what is too long
   * is cut and ends in an ellipsis.
   *
   * @param max the largest length in code points
   */
  public String fit(String text, int max) {
    StringBuilder kept = new StringBuilder(text.length());
    tidy(text).codePoints().filter(c -> !isUnwanted(c)).forEach(kept::appendCodePoint);
    String fit = tidy(kept.toString());
    if (fit.codePointCount(0, fit.length()) <= max) {
      return fit;
    }
    return fit.substring(0, fit.offsetByCodePoints(0, max - 1)).stripTrailing() + "…";
  }

  private static boolean isUnwanted(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return control || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
