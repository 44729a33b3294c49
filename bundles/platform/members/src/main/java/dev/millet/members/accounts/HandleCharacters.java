package dev.millet.members.accounts;

import java.lang.Character.UnicodeScript;

/** The characters that a handle is made of: letters and digits of any script, and {@code . _ -}. */
final class HandleCharacters {

  /** A vowel sign and a tone mark on one letter are usual in Thai; more are a tower. */
  private static final int MARKS_IN_A_ROW = 2;

  private static final int PROLONGED_SOUND_MARK = 0x30FC;

  private HandleCharacters() {}

  static boolean wellFormed(String text) {
    int zero = -1;
    int marks = 0;
    int previous = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
      previous = text.codePointAt(i);
      if (!allowed(previous)) {
        return false;
      }
      if (i == 0 && !opens(previous)) {
        return false;
      }
      marks = isMark(previous) ? marks + 1 : 0;
      if (marks > MARKS_IN_A_ROW) {
        return false;
      }
      if (isDigit(previous)) {
        // UTS #39, section 5.3: digits of two number systems look alike and mean something else
        int own = previous - Character.digit(previous, 10);
        if (zero >= 0 && zero != own) {
          return false;
        }
        zero = own;
      }
    }
    return previous != 0 && !isSeparator(previous);
  }

  static boolean allowed(int codePoint) {
    return isLetter(codePoint) || isDigit(codePoint) || isMark(codePoint) || isSeparator(codePoint);
  }

  static boolean opens(int codePoint) {
    return isLetter(codePoint) || isDigit(codePoint);
  }

  static boolean isSeparator(int codePoint) {
    return codePoint == '.' || codePoint == '_' || codePoint == '-';
  }

  private static boolean isDigit(int codePoint) {
    return Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isLetter(int codePoint) {
    if (isInvisible(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.OTHER_LETTER ->
          true;
      case Character.MODIFIER_LETTER ->
          codePoint == PROLONGED_SOUND_MARK || !sharedOrLatin(UnicodeScript.of(codePoint));
      default -> false;
    };
  }

  /** Vowel signs and the like belong to their script; accents that go on anything do not. */
  static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !sharedOrLatin(UnicodeScript.of(codePoint))
        && !isInvisible(codePoint);
  }

  private static boolean sharedOrLatin(UnicodeScript script) {
    return script == UnicodeScript.COMMON
        || script == UnicodeScript.INHERITED
        || script == UnicodeScript.LATIN;
  }

  /** Hangul fillers and the inherent vowels of Khmer are letters by type and show nothing. */
  private static boolean isInvisible(int codePoint) {
    return codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || codePoint == 0x17B4
        || codePoint == 0x17B5;
  }
}
