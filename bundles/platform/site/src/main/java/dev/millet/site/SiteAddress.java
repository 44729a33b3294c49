package dev.millet.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks the address of the site: what links that leave it begin with. */
final class SiteAddress {

  private SiteAddress() {}

  /** Returns what the setting takes, where a value is no such thing. */
  static Optional<String> refuse(String value) {
    return value.isEmpty() || isOrigin(value)
        ? Optional.empty()
        : Optional.of("an address such as https://ideas.example.com, without a path, or nothing");
  }

  private static boolean isOrigin(String value) {
    try {
      URI uri = new URI(value);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && (uri.getRawPath() == null || uri.getRawPath().isEmpty())
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
