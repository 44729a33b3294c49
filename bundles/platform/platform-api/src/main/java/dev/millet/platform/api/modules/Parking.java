package dev.millet.platform.api.modules;

import org.osgi.annotation.versioning.ProviderType;

/** Entries to a module are held while this is open. */
@ProviderType
public interface Parking extends AutoCloseable {

  /** How many entries wait now. */
  int waiting();

  /** Lets everybody in who waits; closing twice does nothing. */
  @Override
  void close();
}
