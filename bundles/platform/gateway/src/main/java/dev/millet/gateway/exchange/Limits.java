package dev.millet.gateway.exchange;

import dev.millet.gateway.GatewaySettings;
import java.util.concurrent.TimeUnit;

/**
 * What one request may ask for where its route says nothing.
 *
 * @param maxBody the largest body in bytes
 * @param handlerNanos how long a handler may take
 */
public record Limits(int maxBody, long handlerNanos) {

  private static final long SLOWEST_BYTES_PER_SECOND = 16_384;

  /** How long a body may take that has at most so many bytes. */
  long bodyNanos(int most) {
    return handlerNanos + TimeUnit.SECONDS.toNanos(most / SLOWEST_BYTES_PER_SECOND);
  }

  static Limits of(GatewaySettings settings) {
    return new Limits(settings.max_body(), TimeUnit.SECONDS.toNanos(settings.timeout()));
  }
}
