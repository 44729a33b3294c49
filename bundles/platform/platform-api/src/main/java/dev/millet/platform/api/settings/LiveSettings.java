package dev.millet.platform.api.settings;

import java.lang.annotation.Annotation;
import org.osgi.annotation.versioning.ProviderType;

/** Gives bundles of the platform their settings as they are at each moment. Thread-safe. */
@ProviderType
public interface LiveSettings {

  /**
   * Returns settings whose every method returns the value of the moment of the call, from memory.
   * It may be called on the hottest path.
   *
   * @param type marked with {@link Live}, in the caller's own bundle
   * @throws IllegalArgumentException where the bundle declares no such settings
   */
  <A extends Annotation> A of(Class<A> type);
}
