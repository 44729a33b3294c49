package dev.millet.pages;

/** Text that people sent, made fit for pages. */
final class Text {

  static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * The same text with U+FFFD for each half of a broken surrogate pair; usually the same object.
   */
  static String wellFormed(String text) {
    int broken = brokenAt(text, 0);
    if (broken < 0) {
      return text;
    }
    StringBuilder fixed = new StringBuilder(text);
    for (int i = broken; i >= 0; i = brokenAt(text, i + 1)) {
      fixed.setCharAt(i, REPLACEMENT);
    }
    return fixed.toString();
  }

  private static int brokenAt(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        return i;
      }
    }
    return -1;
  }

  /** HTML text or attribute value. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
