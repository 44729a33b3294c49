package dev.millet.events.calendar;

/**
 * Folds the lines of a calendar as RFC 5545, 3.1 says: at 75 octets of UTF-8 without the line
 * break, and never inside of a character.
 */
final class Folding {

  private static final int MAX_OCTETS = 75;

  private Folding() {}

  /**
   * Folds lines.
   *
   * @param text lines that end in CR LF
   */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + text.length() / 16);
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        int length = octets(character);
        if (octets + length > MAX_OCTETS) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += length;
      }
      folded.appendCodePoint(character);
    }
    return folded.toString();
  }

  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
