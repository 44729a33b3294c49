package dev.millet.members.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A word in Latin letters, and what people read as it: with digits in the place of letters ({@code
 * adm1n}), with separators in between ({@code ad-min}), with accents, with letters that are there
 * more often than in the word ({@code addmin}). Letters that are missing make another word.
 */
final class ReadWord {

  /** Each letter or digit to the one as which it counts; i, l and 1 are one to the eye. */
  private static final Map<Character, Character> LETTERS =
      Map.ofEntries(
          Map.entry('0', 'o'),
          Map.entry('1', 'i'),
          Map.entry('l', 'i'),
          Map.entry('ı', 'i'),
          Map.entry('ł', 'i'),
          Map.entry('3', 'e'),
          Map.entry('4', 'a'),
          Map.entry('5', 's'),
          Map.entry('7', 't'),
          Map.entry('8', 'b'),
          Map.entry('9', 'g'),
          Map.entry('ø', 'o'),
          Map.entry('đ', 'd'));

  private static final Pattern LEFT_OUT = Pattern.compile("[\\p{M}._-]+");

  private final Pattern pattern;

  ReadWord(String word) {
    pattern = Pattern.compile(atLeastAsMany(letters(word)));
  }

  /** Each run of one letter, as long as in the word or longer. */
  private static String atLeastAsMany(String letters) {
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    for (int i = 1; i <= letters.length(); i++) {
      if (i == letters.length() || letters.charAt(i) != letters.charAt(from)) {
        pattern.append(letters.charAt(from)).append('{').append(i - from).append(",}");
        from = i;
      }
    }
    return pattern.toString();
  }

  /**
   * Returns the letters as which a text is read.
   *
   * @param text a word, or a handle's shape: it has letters of other scripts that look like Latin
   *     ones made Latin
   */
  static String letters(String text) {
    String small = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder letters = new StringBuilder();
    for (char c : LEFT_OUT.matcher(small).replaceAll("").toCharArray()) {
      letters.append(LETTERS.getOrDefault(c, c));
    }
    return letters.toString().replace("rn", "m").replace("vv", "w");
  }

  /**
   * Returns whether letters are read as the word.
   *
   * @param letters as {@link #letters} gives them
   */
  boolean isReadIn(String letters) {
    return pattern.matcher(letters).matches();
  }

  /**
   * Returns whether letters have the word in them somewhere.
   *
   * @param letters as {@link #letters} gives them
   */
  boolean isPartOf(String letters) {
    return pattern.matcher(letters).find();
  }
}
