package dev.millet.builds.page;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Writes the length of a file as people read it. */
public final class FileSize {

  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");
  private static final double STEP = 1_000;

  private FileSize() {}

  /** Returns a length in powers of a thousand, such as 1.94 GB. */
  public static String of(long bytes, Locale locale) {
    double size = bytes;
    int unit = 0;
    while (size >= STEP && unit < UNITS.size() - 1) {
      size /= STEP;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(size < 10 && unit > 0 ? 2 : size < 100 && unit > 0 ? 1 : 0);
    return format.format(size) + " " + UNITS.get(unit);
  }
}
