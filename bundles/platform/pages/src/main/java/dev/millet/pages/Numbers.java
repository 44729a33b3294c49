package dev.millet.pages;

import java.util.Locale;

/** Whole numbers as people read them. */
final class Numbers {

  private static final long TEN_THOUSAND = 10_000;
  private static final long HUNDRED_MILLION = 100_000_000;

  private Numbers() {}

  /** With a comma between groups of three digits, as in English and Chinese. */
  static String grouped(long value) {
    String digits = Long.toString(value);
    int first = value < 0 ? 1 : 0;
    if (digits.length() - first <= 3) {
      return digits;
    }
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > first; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  /** 1.2k and 3.4m in English, 1.2万 and 3.4亿 in Chinese; cut off, never rounded up. */
  static String brief(long value, Locale language) {
    if (value < 0) {
      return "-" + brief(value == Long.MIN_VALUE ? Long.MAX_VALUE : -value, language);
    }
    if (Languages.CHINESE.equals(language)) {
      return value < TEN_THOUSAND
          ? Long.toString(value)
          : value < HUNDRED_MILLION
              ? inUnits(value, TEN_THOUSAND, "万")
              : inUnits(value, HUNDRED_MILLION, "亿");
    }
    return value < 1_000
        ? Long.toString(value)
        : value < 1_000_000
            ? inUnits(value, 1_000, "k")
            : value < 1_000_000_000
                ? inUnits(value, 1_000_000, "m")
                : inUnits(value, 1_000_000_000, "bn");
  }

  private static String inUnits(long value, long unit, String name) {
    long whole = value / unit;
    long tenth = value % unit * 10 / unit;
    return whole < 100 && tenth > 0 ? whole + "." + tenth + name : grouped(whole) + name;
  }
}
