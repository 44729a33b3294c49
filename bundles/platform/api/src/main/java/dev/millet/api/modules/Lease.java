package dev.millet.api.modules;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to run inside a generation, held for as long as a request, call, batch or job is
 * inside. May be closed by another thread than the one that took it.
 */
@ProviderType
public interface Lease extends AutoCloseable {

  Generation generation();

  /** Gives the right back; closing twice does nothing. */
  @Override
  void close();
}
