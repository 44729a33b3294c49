package dev.millet.pages;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour in sRGB, each part from 0 to 255. */
record Colour(int red, int green, int blue) {

  static final Colour WHITE = new Colour(255, 255, 255);
  static final Colour BLACK = new Colour(0, 0, 0);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  static Optional<Colour> parse(String hex) {
    if (!HEX.matcher(hex).matches()) {
      return Optional.empty();
    }
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return Optional.of(new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
  }

  /**
   * A mixture with another colour.
   *
   * @param share of the other, from 0 to 1
   */
  Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  /** This colour moved towards another until it can be read on a ground. */
  Colour readableOn(Colour ground, double contrast, Colour towards) {
    Colour readable = this;
    for (int step = 1; step <= 50 && readable.contrast(ground) < contrast; step++) {
      readable = mixed(towards, step / 50.0);
    }
    return readable;
  }

  /**
   * Returns the colour of text on this one, black or white: whichever has more contrast, which is
   * 4.58 at least.
   */
  Colour textOn() {
    return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
  }

  /** From 1 to 21 (WCAG 2.2, contrast ratio). */
  double contrast(Colour other) {
    double mine = luminance();
    double others = other.luminance();
    return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
  }

  /** WCAG 2.2, relative luminance. */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
