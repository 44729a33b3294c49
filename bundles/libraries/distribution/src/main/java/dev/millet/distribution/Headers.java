package dev.millet.distribution;

/** Headers in the manifests of bundles. */
public final class Headers {

  /** Names the module that the bundle is the provider of. */
  public static final String MODULE = "Millet-Module";

  /** Is {@code true} where the bundle is changed by a restart only. */
  public static final String PLATFORM = "Millet-Platform";

  private Headers() {}
}
