package dev.millet.platform.api.pages;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells how an accent colour is shown, and how well it can be read. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface AccentColours {

  /**
   * The colours that follow from an accent, with their contrasts (WCAG 2.2): from 1 to 21, where
   * text wants 4.5.
   *
   * @param text the colour of text on the accent
   * @param textContrast of text on the accent
   * @param light the colour of links on a light ground
   * @param lightContrast of links on a light ground
   * @param dark the colour of links on a dark ground
   * @param darkContrast of links on a dark ground
   */
  record Shown(
      String text,
      double textContrast,
      String light,
      double lightContrast,
      String dark,
      double darkContrast) {}

  /** Returns how an accent is shown; empty where it is no colour such as {@code #1d5c94}. */
  Optional<Shown> of(String accent);
}
