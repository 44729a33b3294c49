package dev.millet.members.text;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.text.VisibleText;
import java.text.Normalizer;
import java.util.Set;

/**
 * One line of text that people read: a name, a city. In form C, with single spaces, without what
 * cannot be seen or turns the text around.
 */
public final class SingleLineText {

  /**
   * The characters that join emoji sequences or separate Persian letters; all others of their kind
   * hide.
   */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  /** Tags and variation selectors that emoji are made of are kept; towers of accents are not. */
  private static final int MARKS_IN_A_ROW = 4;

  private SingleLineText() {}

  /**
   * Takes a line.
   *
   * @param field the field's name, for the problem
   * @param max the greatest length in code points
   * @return the cleaned text, of at least one code point
   * @throws ProblemException 422 that names the field and the reason
   */
  public static String of(String field, String typed, int max) {
    if (typed == null || typed.isBlank()) {
      throw refused(field, "missing", "This is needed");
    }
    if (typed.length() > max * 8) {
      throw refused(field, "too-long", "This has at most " + max + " characters");
    }
    String text = spaced(Normalizer.normalize(typed, Normalizer.Form.NFC));
    if (text.codePointCount(0, text.length()) > max) {
      throw refused(field, "too-long", "This has at most " + max + " characters");
    }
    if (!text.equals(cleaned(text, max)) || text.codePoints().noneMatch(SingleLineText::shows)) {
      throw refused(field, "characters", "This has characters in it that cannot be shown");
    }
    return text;
  }

  /** Cleans a text that nobody can be asked about: what cannot be taken is left out. */
  public static String cleaned(String text, int max) {
    StringBuilder kept = new StringBuilder();
    int marks = 0;
    for (int c : spaced(text).codePoints().toArray()) {
      marks = isMark(c) ? marks + 1 : 0;
      if (allowed(c) && marks <= MARKS_IN_A_ROW) {
        kept.appendCodePoint(c);
      }
    }
    int end = Math.min(max, kept.codePointCount(0, kept.length()));
    return kept.substring(0, kept.offsetByCodePoints(0, end)).strip();
  }

  private static String spaced(String text) {
    return text.replaceAll("[\\s\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u202F\\u3000]+", " ").strip();
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean allowed(int codePoint) {
    if (VisibleText.isFiller(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT ->
          JOINERS.contains(codePoint) || (codePoint >= 0xE0020 && codePoint <= 0xE007F);
      default -> true;
    };
  }

  private static boolean shows(int codePoint) {
    return VisibleText.isVisible(codePoint)
        && (Character.isLetterOrDigit(codePoint)
            || Character.getType(codePoint) == Character.OTHER_SYMBOL);
  }

  private static ProblemException refused(String field, String code, String detail) {
    return Problem.invalid(field, code, detail).toException();
  }
}
