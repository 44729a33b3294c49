package dev.millet.site.branding;

import dev.millet.api.forms.Input;
import dev.millet.platform.api.pages.AccentColours;
import java.util.Locale;

/**
 * The page for branding.
 *
 * @param accent the colour in use; empty where it is Millet's own
 * @param shown how the colour is shown; null where it is Millet's own
 * @param logo the path of the logo; empty if it does not exist
 * @param icon the path of the icon; empty if it does not exist
 * @param revision of the settings that the form is based on
 */
public record BrandingModel(
    Input<BrandingForm> input,
    String accent,
    AccentColours.Shown shown,
    String logo,
    String icon,
    String revision) {

  /** Returns a contrast with one decimal, such as {@code 5.6}. */
  public static String ratio(double contrast) {
    return String.format(Locale.ROOT, "%.1f", Math.floor(contrast * 10) / 10);
  }
}
