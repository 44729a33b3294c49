package dev.millet.mail.sending;

import dev.millet.mail.queue.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due as soon as a message is queued, and looks by itself every few seconds for what
 * another node left or what is to be tried again. More than a batch goes over several connections.
 */
public final class Sender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long BETWEEN_LOOKS_MILLIS = 10_000;
  private static final long WHILE_LIMITED_MILLIS = 1_000;
  private static final Duration BETWEEN_UPKEEPS = Duration.ofMinutes(1);
  private static final int STOP_SECONDS = 10;

  private final SendingServices services;
  private final Upkeep upkeep;
  private final ServerState server;
  private final Semaphore wakes = new Semaphore(0);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread made = new Thread(task, "millet-mail");
            made.setDaemon(true);
            return made;
          });
  private final AtomicInteger helpers = new AtomicInteger();
  private Instant nextUpkeep = Instant.MIN;
  private volatile boolean ending;

  public Sender(SendingServices services, Upkeep upkeep) {
    this.services = services;
    this.upkeep = upkeep;
    this.server = new ServerState(services.clock());
  }

  /** Begins to send. */
  public void start() {
    threads.execute(this::work);
  }

  /** Has the sender look at once. It may be called in a transaction's after-commit action. */
  public void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  /** Returns how the mail server is doing. */
  public ServerState server() {
    return server;
  }

  private void work() {
    boolean begun = false;
    while (!ending) {
      long pause = BETWEEN_LOOKS_MILLIS;
      try {
        if (!begun) {
          upkeep.begin();
          begun = true;
        }
        pause = look();
        server.isWhole();
      } catch (RuntimeException | Error e) {
        fails(e);
      }
      try {
        if (wakes.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Shows administrators what happened; the next look tries again. */
  private void fails(Throwable error) {
    LOG.warn("Mail could not be sent; it is tried again.", error);
    server.breaks(error);
  }

  /** Sends what is due, and returns how many milliseconds to wait. */
  private long look() {
    Instant now = services.clock().instant();
    if (!now.isBefore(nextUpkeep)) {
      upkeep.run();
      nextUpkeep = now.plus(BETWEEN_UPKEEPS);
    }
    var setup = services.setup().get();
    if (setup.missing().isPresent() || !server.mayTry(setup)) {
      return BETWEEN_LOOKS_MILLIS;
    }
    if (!services.claims().hasDue()) {
      return BETWEEN_LOOKS_MILLIS;
    }
    new SendingRun(services, server, () -> ending, this::help).run();
    return services.claims().hasDue() ? WHILE_LIMITED_MILLIS : BETWEEN_LOOKS_MILLIS;
  }

  /** Opens more connections, as many as there may be. */
  private void help() {
    while (!ending) {
      int busy = helpers.get();
      if (busy >= services.setup().connections() - 1) {
        return;
      }
      if (helpers.compareAndSet(busy, busy + 1)) {
        threads.execute(this::runHelper);
      }
    }
  }

  private void runHelper() {
    try {
      new SendingRun(services, server, () -> ending, () -> {}).run();
    } catch (RuntimeException | Error e) {
      fails(e);
    } finally {
      helpers.decrementAndGet();
    }
  }

  @Override
  public void close() {
    ending = true;
    wake();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A mail server takes its time; the message it has is uncertain.");
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
