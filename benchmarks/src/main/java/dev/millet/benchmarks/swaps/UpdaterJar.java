package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.ModuleJar;
import java.io.IOException;

/** Makes the jar of the {@link Updater}, whose class only the distribution can load. */
final class UpdaterJar {

  static final String MODULE = "updater";

  private static final String ACTIVATOR = UpdaterJar.class.getPackageName() + ".Updater";

  private UpdaterJar() {}

  /** Newer than what a run before, which was cut off, has left in a kept data directory. */
  static byte[] bytes() throws IOException {
    return ModuleJar.bytes(
        MODULE,
        ACTIVATOR,
        "dev.millet.api.gateway,dev.millet.api.modules,dev.millet.platform.api.modules");
  }
}
