package dev.millet.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket for each client address; for IPv6 the network of 64 bits counts as one client. The
 * machine itself is not limited: without a configured proxy, everybody behind one would share its
 * bucket.
 */
public final class RateLimit {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private final int burst;
  private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond how many requests a client may send in the long run; 0 for any number
   * @param burst how many it may send at once
   */
  public RateLimit(int perSecond, int burst) {
    this.perSecond = perSecond;
    this.burst = Math.max(burst, perSecond);
  }

  int perSecond() {
    return perSecond;
  }

  /** Takes one request from a client's bucket: 0, or how long until there is one again. */
  int secondsToWait(InetAddress client) {
    if (perSecond == 0 || client == null || client.isLoopbackAddress()) {
      return 0;
    }
    return buckets.computeIfAbsent(key(client), ignored -> new Bucket()).take();
  }

  private static Object key(InetAddress client) {
    if (!(client instanceof Inet6Address)) {
      return client;
    }
    long network = 0;
    byte[] address = client.getAddress();
    for (int i = 0; i < Long.BYTES; i++) {
      network = network << Byte.SIZE | address[i] & 0xff;
    }
    return network;
  }

  void forgetQuiet() {
    long now = System.nanoTime();
    buckets.values().removeIf(bucket -> bucket.isFull(now));
  }

  private final class Bucket {

    private double tokens = burst;
    private long since = System.nanoTime();

    private synchronized int take() {
      long now = System.nanoTime();
      tokens = level(now);
      since = now;
      if (tokens < 1) {
        return (int) Math.ceil((1 - tokens) / perSecond);
      }
      tokens--;
      return 0;
    }

    private synchronized boolean isFull(long now) {
      return level(now) >= burst;
    }

    private double level(long now) {
      return Math.min(burst, tokens + (now - since) / NANOS * perSecond);
    }
  }
}
