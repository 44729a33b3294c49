package dev.millet.gateway.exchange;

import java.util.concurrent.ThreadLocalRandom;

/** Names requests: 96 random bits, unique among all starts of all instances, and cheap. */
final class RequestIds {

  private RequestIds() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return Long.toUnsignedString(random.nextLong(), 36)
        + Integer.toUnsignedString(random.nextInt(), 36);
  }
}
