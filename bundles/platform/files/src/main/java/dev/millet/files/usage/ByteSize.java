package dev.millet.files.usage;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Lengths for people, in powers of a thousand. */
final class ByteSize {

  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB");

  private ByteSize() {}

  /** Returns a length with at most one place behind the point, such as 1.9 GB. */
  static String of(long bytes, Locale locale) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.size() - 1) {
      size /= 1000;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(size < 10 && unit > 0 ? 1 : 0);
    return format.format(size) + " " + UNITS.get(unit);
  }
}
