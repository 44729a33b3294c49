package dev.millet.members.passwords;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes and compares passwords, a few at a time: each takes 19 MiB and a core for a moment, so
 * that a flood of sign-ins is turned away instead of taking all memory. Must not be called inside a
 * transaction. Thread-safe.
 */
@Component(service = Passwords.class)
public final class Passwords {

  private static final int WAITING = 64;

  private final Cost cost;
  private final Duration patience;
  private final Semaphore turns;
  private final Semaphore queue;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public Passwords() {
    this(
        Cost.USUAL,
        Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())),
        WAITING,
        Duration.ofSeconds(10));
  }

  /**
   * For tests, and for machines of another size.
   *
   * @param atATime how many hashes are computed at once
   * @param waiting how many callers may wait for their turn
   * @param patience how long each waits at most
   */
  public Passwords(Cost cost, int atATime, int waiting, Duration patience) {
    this.cost = cost;
    this.patience = patience;
    this.turns = new Semaphore(atATime, true);
    this.queue = new Semaphore(atATime + waiting);
  }

  /**
   * Returns the encoded hash to store.
   *
   * @throws ProblemException 503 where too many others wait
   */
  public String hash(String password) {
    return inTurn(() -> PasswordHash.of(password, cost, random).encoded());
  }

  /**
   * Returns whether the password is the one that was hashed. Takes as long where there is none.
   *
   * @param encoded the stored hash; null where there is no such member, or they have no password
   * @throws ProblemException 503 where too many others wait
   */
  public boolean matches(String password, String encoded) {
    PasswordHash hash = encoded == null ? PasswordHash.ofNobody(cost) : PasswordHash.read(encoded);
    return inTurn(() -> hash.matches(password)) && encoded != null;
  }

  /** Returns whether a stored hash was made with another cost than hashes are made with now. */
  public boolean isOutdated(String encoded) {
    return !PasswordHash.read(encoded).cost().equals(cost);
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!queue.tryAcquire()) {
      throw busy();
    }
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        return work.get();
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      queue.release();
    }
  }

  private static ProblemException busy() {
    return Problem.of(
            503,
            "members.busy",
            "Too many people are signing in",
            "Passwords are checked a few at a time; please try again in a moment")
        .retryingAfter(5)
        .toException();
  }
}
