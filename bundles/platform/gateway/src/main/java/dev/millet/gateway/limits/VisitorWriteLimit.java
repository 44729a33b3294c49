package dev.millet.gateway.limits;

import dev.millet.api.gateway.Problem;
import dev.millet.gateway.settings.GatewaySettings;
import java.util.function.LongSupplier;

/**
 * Limits what visitors may change: each network they come from, and all of them together. It holds
 * for this machine too: behind a proxy that is not configured, every visitor comes from here.
 * Thread-safe.
 */
public final class VisitorWriteLimit {

  private static final double SECONDS_PER_MINUTE = 60;
  private static final String EVERYBODY = "";

  private final TokenBuckets byNetwork;
  private final TokenBuckets inAll;

  public VisitorWriteLimit(GatewaySettings settings) {
    this(
        settings.visitor_writes_rate(),
        settings.visitor_writes_burst(),
        settings.visitor_writes_total_rate(),
        settings.visitor_writes_total_burst(),
        System::nanoTime);
  }

  VisitorWriteLimit(int rate, int burst, int totalRate, int totalBurst, LongSupplier nanos) {
    this.byNetwork = buckets(rate, burst, nanos);
    this.inAll = buckets(totalRate, totalBurst, nanos);
  }

  private static TokenBuckets buckets(int perMinute, int burst, LongSupplier nanos) {
    return perMinute == 0 ? null : new TokenBuckets(perMinute / SECONDS_PER_MINUTE, burst, nanos);
  }

  /**
   * Takes one write of somebody who is not signed in.
   *
   * @throws dev.millet.api.gateway.ProblemException 429 where there were too many
   */
  public void check(String network) {
    // the network first: what it is refused does not wear out what all have together
    refuseFor(byNetwork == null ? 0 : byNetwork.secondsToWait(network), "from your network");
    refuseFor(inAll == null ? 0 : inAll.secondsToWait(EVERYBODY), "by people not signed in");
  }

  private static void refuseFor(int seconds, String whose) {
    if (seconds == 0) {
      return;
    }
    throw Problem.of(
            429,
            "too-many-visitor-writes",
            "Too many changes by visitors",
            "There were too many changes " + whose + ". Try again in " + seconds + " seconds.")
        .retryingAfter(seconds)
        .toException();
  }

  /** Forgets networks that have been quiet. */
  void forgetQuiet() {
    if (byNetwork != null) {
      byNetwork.forgetQuiet();
    }
  }
}
