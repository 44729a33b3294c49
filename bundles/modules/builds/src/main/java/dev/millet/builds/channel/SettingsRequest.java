package dev.millet.builds.channel;

import dev.millet.api.forms.Rules;
import java.util.Locale;

/**
 * The rules for the builds of a product, as they are typed.
 *
 * @param versions {@code number}, {@code semver} or {@code natural}
 * @param shipping the slug of the channel whose builds ship what they contain; empty for the last
 */
public record SettingsRequest(String versions, String shipping) {

  private static final int MAX_SLUG = 40;

  /** The rules of what may be typed. */
  public static final Rules<SettingsRequest> RULES =
      Rules.of(SettingsRequest.class)
          .choice("versions", "number", "semver", "natural")
          .line("shipping", 0, MAX_SLUG, "stable");

  VersionScheme scheme() {
    return VersionScheme.valueOf(versions.toUpperCase(Locale.ROOT));
  }
}
