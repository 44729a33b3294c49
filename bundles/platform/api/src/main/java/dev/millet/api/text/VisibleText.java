package dev.millet.api.text;

/**
 * Tells whether a reader sees anything of a text. A name, a title or a comment that must not be
 * empty must not look empty either.
 */
public final class VisibleText {

  private static final int BRAILLE_BLANK = 0x2800;
  private static final int OBJECT_REPLACEMENT = 0xFFFC;
  private static final int MUSICAL_NULL_NOTEHEAD = 0x1D159;

  private VisibleText() {}

  /**
   * Returns whether nothing of the text can be seen: white space, control and format characters,
   * private use, combining marks without a letter, letters and signs that are drawn as nothing.
   *
   * @param text null counts as empty
   */
  public static boolean isBlank(String text) {
    return text == null || text.codePoints().noneMatch(VisibleText::isVisible);
  }

  /** Returns whether a character can be seen where it stands alone. */
  public static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default ->
          !isFiller(codePoint)
              && codePoint != BRAILLE_BLANK
              && codePoint != OBJECT_REPLACEMENT
              && codePoint != MUSICAL_NULL_NOTEHEAD;
    };
  }

  /**
   * Returns whether a character is a Hangul filler: by its type a letter, which is drawn as nothing
   * (Unicode Standard, section 18.6). The others of property Default_Ignorable_Code_Point are
   * format characters, marks or unassigned.
   */
  public static boolean isFiller(int codePoint) {
    return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
  }
}
