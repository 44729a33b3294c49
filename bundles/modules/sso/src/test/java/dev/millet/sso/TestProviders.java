package dev.millet.sso;

import dev.millet.sso.providers.Presets;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;

/** Providers as administrators would set them up. */
public final class TestProviders {

  public static final String CLIENT = "millet";
  public static final String SECRET = "secret-of-the-client-which-is-long-enough";

  private TestProviders() {}

  /** One of OpenID Connect. */
  public static Provider oidc(String issuer, String domains, String mappings) {
    return new Provider("example", oidcSettings(issuer, domains, mappings), SECRET);
  }

  public static ProviderSettings oidcSettings(String issuer, String domains, String mappings) {
    return new ProviderSettings(
        "oidc",
        "Example",
        true,
        true,
        CLIENT,
        SECRET,
        "openid profile email",
        issuer,
        domains,
        "groups",
        mappings,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        false);
  }

  /** A preset whose sites are all on one machine, each under a path of its own. */
  public static Provider preset(String key, String base) {
    return preset(key, base, false);
  }

  /** The same, of which an administrator says whether it asks each time. */
  public static Provider preset(String key, String base, boolean asksEachTime) {
    ProviderSettings known = Presets.find(key).orElseThrow();
    return new Provider(
        key,
        new ProviderSettings(
            known.kind(),
            known.name(),
            true,
            true,
            CLIENT,
            SECRET,
            known.scopes(),
            "",
            "",
            "",
            "",
            moved(known.authorizeUrl(), base),
            known.tokenStyle(),
            moved(known.tokenUrl(), base),
            known.tokenParameters(),
            known.tokenPointer(),
            moved(known.userUrl(), base),
            known.userHeader(),
            known.idPointer(),
            known.namePointer(),
            known.emailPointer(),
            known.verifiedPointer(),
            known.picturePointer(),
            asksEachTime),
        SECRET);
  }

  private static String moved(String address, String base) {
    return address.replaceFirst("https://", base + "/");
  }
}
