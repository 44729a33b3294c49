package dev.millet.members.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millet.api.gateway.Problem;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Limits how often passwords may be tried. Three measures: of an address, of an account from one
 * address, and of an account from everywhere. The last would let a stranger keep the owner out, so
 * it does not hold for addresses from which the owner signed in before; and a browser in which they
 * did has a measure of its own.
 */
final class Attempts {

  private static final int KNOWN = 50_000;

  private final Throttle byAddress;
  private final Throttle byAccountAndAddress;
  private final Throttle byAccount;
  private final Throttle byDevice;
  private final Cache<String, Boolean> known;

  Attempts(InstantSource clock) {
    this.byAddress = new Throttle(100, Duration.ofSeconds(3), clock);
    this.byAccountAndAddress = new Throttle(8, Duration.ofSeconds(30), clock);
    this.byAccount = new Throttle(60, Duration.ofSeconds(20), clock);
    this.byDevice = new Throttle(8, Duration.ofSeconds(30), clock);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterAccess(Duration.ofDays(30))
            .executor(Runnable::run)
            .build();
  }

  /**
   * Notes an attempt before it is made.
   *
   * @throws dev.millet.api.gateway.ProblemException 429 where it is one too many
   */
  Attempt begin(String account, String address) {
    String network = Network.of(address);
    boolean stranger = known.getIfPresent(network + ' ' + account) == null;
    Attempt attempt = new Attempt(account, network, null, stranger);
    // the narrowest first: what it refuses does not wear out the others
    refuseFor(byAccountAndAddress.take(attempt.both()));
    refuseFor(byAddress.take(attempt.network()));
    if (stranger) {
      refuseFor(byAccount.take(account));
    }
    return attempt;
  }

  /**
   * Notes an attempt in a browser that its owner used before.
   *
   * @throws dev.millet.api.gateway.ProblemException 429 where it is one too many
   */
  Attempt beginAt(String device, String account, String address) {
    refuseFor(byDevice.take(device));
    return new Attempt(account, Network.of(address), device, false);
  }

  /** Notes that the password was right. */
  void succeeded(Attempt attempt) {
    if (attempt.device() != null) {
      byDevice.giveBack(attempt.device());
      return;
    }
    giveBack(attempt);
    known.put(attempt.both(), true);
  }

  /** Notes that the password was not looked at. */
  void abandoned(Attempt attempt) {
    if (attempt.device() != null) {
      byDevice.giveBack(attempt.device());
      return;
    }
    giveBack(attempt);
  }

  /** Gives back as much as the attempt took, whatever became known of the address meanwhile. */
  private void giveBack(Attempt attempt) {
    byAccountAndAddress.giveBack(attempt.both());
    byAddress.giveBack(attempt.network());
    if (attempt.stranger()) {
      byAccount.giveBack(attempt.account());
    }
  }

  /** Refuses an attempt that came too early. */
  static void refuseFor(Duration wait) {
    if (wait.isZero()) {
      return;
    }
    int seconds = (int) wait.plusMillis(999).toSeconds();
    throw Problem.of(
            429,
            "members.too-many-attempts",
            "Too many attempts to sign in",
            "Please try again in " + seconds + " seconds")
        .retryingAfter(seconds)
        .toException();
  }

  /**
   * One attempt.
   *
   * @param device the browser that its owner used before; null for others
   * @param stranger whether it was counted for the account from everywhere
   */
  record Attempt(String account, String network, String device, boolean stranger) {

    String both() {
      return network + ' ' + account;
    }
  }
}
