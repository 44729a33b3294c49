package dev.millet.pages;

/** The style sheet that gives a site its accent colour, readable in light and dark. */
final class AccentStyle {

  /** The darkest and the lightest ground that the accent stands on, from millet.css. */
  static final Colour LIGHT_GROUND = new Colour(0xF3, 0xEF, 0xE7);

  static final Colour DARK_GROUND = new Colour(0x28, 0x24, 0x1D);

  /** More than the 4.5 of WCAG 2.2 AA, since the accent also stands on its own soft tint. */
  private static final double CONTRAST = 6.0;

  private AccentStyle() {}

  static String of(Colour accent) {
    Colour light = onLight(accent);
    Colour dark = onDark(accent);
    String fill = fill(accent);
    String darkRules =
        text(dark, dark.mixed(Colour.WHITE, 0.35), DARK_GROUND.mixed(dark, 0.12)) + fill;
    return ":root{"
        + text(light, light.mixed(Colour.BLACK, 0.3), Colour.WHITE.mixed(light, 0.1))
        + fill
        + "}[data-theme=\"dark\"]{"
        + darkRules
        + "}@media (prefers-color-scheme:dark){[data-theme=\"auto\"]{"
        + darkRules
        + "}}";
  }

  /** Returns the colour of links on light grounds. */
  static Colour onLight(Colour accent) {
    return accent.readableOn(LIGHT_GROUND, CONTRAST, Colour.BLACK);
  }

  /** Returns the colour of links on dark grounds. */
  static Colour onDark(Colour accent) {
    return accent.readableOn(DARK_GROUND, CONTRAST, Colour.WHITE);
  }

  private static String text(Colour accent, Colour strong, Colour soft) {
    return "--accent:" + accent + ";--accent-strong:" + strong + ";--accent-soft:" + soft;
  }

  /** Surfaces have the very colour in both schemes; what is written on them follows from it. */
  private static String fill(Colour accent) {
    Colour on = accent.textOn();
    Colour strong = accent.mixed(on.equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE, 0.2);
    return ";--accent-fill:" + accent + ";--accent-fill-strong:" + strong + ";--on-accent:" + on;
  }
}
