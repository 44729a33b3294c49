package dev.millet.site.branding;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;

/**
 * The branding that an administrator typed.
 *
 * @param accent a colour such as {@code #1d5c94}; empty for Millet's own
 * @param logo another logo; null where none was chosen
 * @param removeLogo whether the logo goes
 * @param icon another icon; null where none was chosen
 * @param removeIcon whether the icon goes
 */
public record BrandingForm(
    String name, String accent, Upload logo, Boolean removeLogo, Upload icon, Boolean removeIcon) {

  /** Returns its rules, with the limit that is set for images. */
  static Rules<BrandingForm> rules(Images images) {
    return Rules.of(BrandingForm.class)
        .line("name", 1, 60, "Aurora Ideas")
        .line("accent", 0, 7, "#1d5c94")
        .optionalUpload("logo", images.maxBytes(), Images.CONTENT_TYPES)
        .flag("removeLogo")
        .optionalUpload("icon", images.maxBytes(), Images.CONTENT_TYPES)
        .flag("removeIcon");
  }
}
