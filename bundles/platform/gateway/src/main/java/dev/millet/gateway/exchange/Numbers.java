package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Problem;

/** Reads the numbers of paths and queries. */
final class Numbers {

  private static final int MAX_DIGITS = 18;

  private Numbers() {}

  /** A positive decimal number without a sign; -1 for anything else. */
  static long positive(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || text.charAt(0) == '0') {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  static int within(String name, String text, int min, int max) {
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number outside the range
    }
    throw Problem.invalid(
            name, "out-of-range", name + " is a whole number from " + min + " to " + max)
        .toException();
  }
}
