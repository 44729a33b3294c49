package dev.millet.gateway.limits;

import java.net.InetAddress;

/**
 * Limits the requests of each client address; for IPv6 the network of 64 bits counts as one client.
 * The machine itself is not limited: without a configured proxy, everybody behind one would share
 * its bucket.
 */
public final class RateLimit {

  private final int perSecond;
  private final TokenBuckets buckets;

  /**
   * @param perSecond how many requests a client may send in the long run; 0 for any number
   * @param burst how many it may send at once
   */
  public RateLimit(int perSecond, int burst) {
    this.perSecond = perSecond;
    this.buckets = new TokenBuckets(perSecond, Math.max(burst, perSecond), System::nanoTime);
  }

  int perSecond() {
    return perSecond;
  }

  /** Takes one request from a client's bucket: 0, or how long until there is one again. */
  int secondsToWait(InetAddress client) {
    return perSecond == 0 || client == null || client.isLoopbackAddress()
        ? 0
        : buckets.secondsToWait(ClientNetwork.of(client));
  }

  void forgetQuiet() {
    buckets.forgetQuiet();
  }
}
