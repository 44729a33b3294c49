package dev.millet.members.pages;

import dev.millet.api.gateway.SitePath;

/**
 * The address that follows signing in: a path on this site, whatever somebody wrote into the link.
 */
final class Destination {

  static final String HOME = SitePath.HOME;

  private Destination() {}

  /**
   * Returns the path, fit for a header; the front page where it is none, or leads back to signing
   * in.
   */
  static String of(String asked) {
    String path = SitePath.orHome(asked);
    return leadsBack(path) ? HOME : path;
  }

  private static boolean leadsBack(String path) {
    return path.startsWith("/members/sign-")
        || path.equals("/members/confirm")
        || path.startsWith("/members/confirm?")
        || path.startsWith("/members/setup/")
        || path.startsWith("/members/reset/");
  }
}
