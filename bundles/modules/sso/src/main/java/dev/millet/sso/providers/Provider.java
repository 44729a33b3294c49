package dev.millet.sso.providers;

/**
 * A provider that administrators set up.
 *
 * @param slug names it in addresses
 * @param secret what this site proves itself with at the provider; empty for none
 */
public record Provider(String slug, ProviderSettings settings, String secret) {

  /** Returns who vouches for its people. */
  public String authority() {
    return settings.authority();
  }

  public Domains domains() {
    return Domains.of(settings.domains());
  }

  public Mappings mappings() {
    return Mappings.of(settings.mappings());
  }

  /** Returns the path to which the provider sends the browser back. */
  public String callback() {
    return callback(slug);
  }

  /** Returns the same of a provider that is to be made. */
  public static String callback(String slug) {
    return "/sso/" + slug + "/callback";
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Provider[" + slug + "]";
  }
}
