package dev.millet.events;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Codes of tickets: 60 random bits in Crockford's base 32, which has no letters that are mistaken
 * for digits.
 */
final class TicketCodes {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;

  private TicketCodes() {}

  static String fresh() {
    SecureRandom random = new SecureRandom();
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Returns a code as it was meant: without spaces, and with O for 0 and I or L for 1. */
  static String read(String typed) {
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return plain.replace('O', '0').replace('I', '1').replace('L', '1');
  }
}
