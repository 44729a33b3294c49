package dev.millet.gateway.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches the handlers that are running. Looked through a few times a second instead of a timer a
 * request: nearly all are gone before it is looked at first.
 */
public final class Deadlines {

  private final Map<Exchange, Long> running = new ConcurrentHashMap<>();

  /**
   * Begins to watch.
   *
   * @param nanos how long it may take; 0 for any time
   */
  void watch(Exchange exchange, long nanos) {
    if (nanos > 0) {
      running.put(exchange, System.nanoTime() + nanos);
    }
  }

  /**
   * Ends the watch; false where it had ended: the exchange is told, or has been, that it is late.
   */
  boolean forget(Exchange exchange) {
    return running.remove(exchange) != null;
  }

  /** Answers for the handlers that are late. */
  public void expire() {
    long now = System.nanoTime();
    running.forEach(
        (exchange, deadline) -> {
          if (now - deadline > 0 && running.remove(exchange, deadline)) {
            exchange.expire();
          }
        });
  }
}
