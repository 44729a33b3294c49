package dev.millet.search.text;

import java.util.regex.Pattern;

/** Makes a text to show and to search of Markdown: without its signs and addresses. */
public final class PlainText {

  /** The longest text that is indexed, in characters; what is behind it is not found. */
  public static final int MAX_LENGTH = 5_000;

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)");
  private static final Pattern SIGNS =
      Pattern.compile("(?m)^\\s{0,3}(?:#{1,6}|>|[-*+]|\\d{1,3}[.)])\\s+|[*_`~]{1,3}|^\\s*\\|");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private PlainText() {}

  /** Returns the text of Markdown in one line. */
  public static String of(String markdown) {
    String cut = cut(markdown, MAX_LENGTH * 2);
    String linked = LINK.matcher(cut).replaceAll("$1");
    String plain = SIGNS.matcher(linked).replaceAll(" ");
    return cut(SPACE.matcher(plain).replaceAll(" ").strip(), MAX_LENGTH);
  }

  /** Returns the first characters of a text, never half of one. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
