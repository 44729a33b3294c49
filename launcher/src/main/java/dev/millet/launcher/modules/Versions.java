package dev.millet.launcher.modules;

import org.osgi.framework.Version;

/** The order of the versions of bundles. */
final class Versions {

  private Versions() {}

  static int compare(String one, String other) {
    return Version.parseVersion(one).compareTo(Version.parseVersion(other));
  }
}
