package dev.millet.gateway.exchange;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Names requests: unique among all starts of all instances, and cheap. */
final class RequestIds {

  private static final String START = Long.toString(new SecureRandom().nextLong() >>> 16, 36);
  private static final AtomicLong NEXT = new AtomicLong();

  private RequestIds() {}

  static String next() {
    return START + '-' + Long.toString(NEXT.incrementAndGet(), 36);
  }
}
