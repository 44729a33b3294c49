package dev.millet.api.gateway;

import java.nio.charset.StandardCharsets;

/**
 * Tells a path of this site from an address that leads a browser elsewhere. Every target that
 * somebody else may have written is checked here: the field {@code to} of a form, a link's query, a
 * header.
 *
 * <p>Browsers read a backslash as a slash and pass over tabs and line breaks (WHATWG URL, 4.4), so
 * {@code /\evil.example} and {@code /<tab>/evil.example} lead to another site.
 */
public final class SitePath {

  /** The front page. */
  public static final String HOME = "/";

  private static final int MAX_LENGTH = 2_000;

  private SitePath() {}

  /**
   * Says whether a text is a path of this site, with its query and fragment where it has them.
   *
   * @param path may be null, which is none
   */
  public static boolean isOne(String path) {
    return path != null
        && path.startsWith("/")
        && !path.startsWith("//")
        && path.indexOf('\\') < 0
        && path.codePoints().noneMatch(SitePath::isUnseen);
  }

  private static boolean isUnseen(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }

  /**
   * Returns where to go when somebody asks to come back to a path.
   *
   * @param asked as it was written into the link or the form; may be null
   * @return the path, fit for a header; the front page where it is none of this site, or longer
   *     than 2,000 characters
   */
  public static String orHome(String asked) {
    return isOne(asked) && asked.length() <= MAX_LENGTH ? encoded(asked) : HOME;
  }

  private static String encoded(String path) {
    StringBuilder text = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      if (one > ' ' && one < 0x7F) {
        text.append((char) one);
      } else {
        text.append('%').append("%02X".formatted(one & 0xFF));
      }
    }
    return text.toString();
  }
}
