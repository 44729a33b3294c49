package dev.millet.api.gateway;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes an answer as it comes. */
@ConsumerType
@FunctionalInterface
public interface StreamWriter {

  /**
   * Writes everything and returns; flushing sends what is there. Blocks while the client is slow.
   *
   * @throws IOException when the client has gone
   */
  void write(OutputStream out) throws IOException;
}
