package dev.millet.upgrades.leftovers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;

/**
 * Tells whether the garbage collector has unloaded classes since this was made. Most collections
 * unload none, and nothing says which do; but a class that was loaded now and dropped at once goes
 * with the first that does. What could go and outlives it is held by somebody.
 */
final class Canary {

  private static final String PROBE = "Canary$Probe.class";

  private final WeakReference<Class<?>> probe;

  /** Exists only to be loaded and dropped. */
  private static final class Probe {}

  Canary() {
    try (InputStream file = Canary.class.getResourceAsStream(PROBE)) {
      // A hidden class lives only as long as itself is used, not as long as its loader (JEP 371).
      probe =
          new WeakReference<>(
              MethodHandles.lookup().defineHiddenClass(file.readAllBytes(), false).lookupClass());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isGone() {
    return probe.refersTo(null);
  }
}
