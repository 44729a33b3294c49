package dev.millet.site.branding;

import dev.millet.api.forms.Rules;

/**
 * The branding that an administrator typed.
 *
 * @param accent a colour such as {@code #1d5c94}; empty for Millet's own
 * @param removeLogo whether the logo goes
 * @param removeIcon whether the icon goes
 */
public record BrandingForm(String name, String accent, Boolean removeLogo, Boolean removeIcon) {

  static final Rules<BrandingForm> RULES =
      Rules.of(BrandingForm.class)
          .line("name", 1, 60, "Aurora Ideas")
          .line("accent", 0, 7, "#1d5c94")
          .flag("removeLogo")
          .flag("removeIcon");
}
