package dev.millet.gateway.exchange;

import dev.millet.gateway.limits.AdmissionControl;
import dev.millet.gateway.settings.GatewaySettings;
import java.util.concurrent.TimeUnit;

/**
 * The limits of requests: of one where its route says nothing, and of all together.
 *
 * @param maxBody the largest body in bytes
 * @param handlerNanos how long a handler may take
 * @param deadlines ends what takes too long
 * @param admission refuses what is too much at once
 */
public record RequestLimits(
    int maxBody, long handlerNanos, Deadlines deadlines, AdmissionControl admission) {

  private static final long MIN_BYTES_PER_SECOND = 16_384;

  static RequestLimits of(GatewaySettings settings, AdmissionControl admission) {
    return new RequestLimits(
        settings.max_body(),
        TimeUnit.SECONDS.toNanos(settings.timeout()),
        new Deadlines(),
        admission);
  }

  /** Returns how long a body may take that has at most so many bytes. */
  long bodyNanos(int maxBytes) {
    return handlerNanos + TimeUnit.SECONDS.toNanos(maxBytes / MIN_BYTES_PER_SECOND);
  }
}
