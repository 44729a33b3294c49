package dev.millet.search.text;

import java.util.regex.Pattern;

/** Makes a text to show and to search of Markdown: without its signs and addresses. */
public final class PlainText {

  /** The longest text that is indexed, in characters; what is behind it is not found. */
  public static final int MAX_LENGTH = 5_000;

  /** Parts are bounded and end where the next one may begin: hostile texts take no longer. */
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]\\n]{0,300}+)\\]\\([^()\\n]{0,300}+\\)");

  private static final Pattern SIGNS =
      Pattern.compile(
          "(?m)^[ \\t]{0,3}+(?:#{1,6}+|>|[-*+]|\\d{1,3}+[.)])[ \\t]|[*_`~]{1,3}+|^[ \\t]{0,40}+\\|");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private PlainText() {}

  /** Returns the text of Markdown in one line. */
  public static String of(String markdown) {
    return cut(withoutSigns(cut(markdown, MAX_LENGTH * 2)), MAX_LENGTH);
  }

  static String withoutSigns(CharSequence markdown) {
    String linked = LINK.matcher(markdown).replaceAll("$1");
    String plain = SIGNS.matcher(linked).replaceAll(" ");
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }

  /** Returns the first characters of a text, never half of one. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
