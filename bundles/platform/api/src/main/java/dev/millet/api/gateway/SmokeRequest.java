package dev.millet.api.gateway;

import dev.millet.api.modules.Contribution;

/**
 * A page or answer that a module wants to see working before a new version of it takes over. It is
 * asked for with GET, as a visitor or as an administrator who exists only for this, and must change
 * nothing.
 *
 * @param path with its query, such as {@code /voting?type=topic}
 * @param status what is expected
 * @param administrator whether it is asked for as an administrator
 */
public record SmokeRequest(String path, int status, boolean administrator) implements Contribution {

  public SmokeRequest {
    if (!SitePath.isOne(path)) {
      throw new IllegalArgumentException("not a path of this site: " + path);
    }
  }

  /** A page that visitors see. */
  public static SmokeRequest of(String path) {
    return new SmokeRequest(path, 200, false);
  }

  @Override
  public String identity() {
    return path + (administrator ? " as administrator" : "");
  }
}
