package dev.millet.suggestions.history;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Cuts texts into the parts that are compared. Put together again, the parts are the text. */
final class Words {

  /** Makes one sign of two (UTS 51, ED-16). */
  private static final int JOINER = 0x200D;

  private Words() {}

  /** Returns the lines, each with its end. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /**
   * Returns the words; a mark, a space and a letter of a script without spaces stand alone, with
   * the combining characters that belong to them.
   */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    boolean letters = false;
    boolean joined = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      boolean part = joined || isPart(point);
      boolean letter = isLetterOfWord(point);
      if (at > from && !part && !(letters && letter)) {
        words.add(text.substring(from, at));
        from = at;
      }
      letters = part ? letters : letter;
      joined = point == JOINER;
      at += Character.charCount(point);
    }
    if (from < text.length()) {
      words.add(text.substring(from));
    }
    return words;
  }

  private static boolean isLetterOfWord(int point) {
    return Character.isLetterOrDigit(point) && !isAlone(UnicodeScript.of(point));
  }

  private static boolean isAlone(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /**
   * Returns whether it belongs to the character before it, as combining marks, joiners and skin
   * tones do.
   */
  private static boolean isPart(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || point == JOINER
        || (point >= 0x1F3FB && point <= 0x1F3FF);
  }
}
