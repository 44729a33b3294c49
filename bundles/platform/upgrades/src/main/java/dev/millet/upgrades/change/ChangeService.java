package dev.millet.upgrades.change;

import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes changes, one at a time. Thread-safe. */
public final class ChangeService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeService.class);

  private final Planner planner;
  private final ChangeProcedure procedure;
  private final ChangeLog log;
  private final List<Change.Listener> listeners = new CopyOnWriteArrayList<>();
  private Change running;
  private Thread worker;

  /** Another change is being made. */
  public static final class BusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Change running;

    BusyException(Change running) {
      this.running = running;
    }

    public Change running() {
      return running;
    }
  }

  /** Thrown when the assumptions of a plan no longer hold. */
  public static final class StaleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Plan now;

    StaleException(Plan now) {
      this.now = now;
    }

    /** The plan as it would be now. */
    public Plan now() {
      return now;
    }
  }

  ChangeService(Planner planner, ChangeProcedure procedure, ChangeLog log) {
    this.planner = planner;
    this.procedure = procedure;
    this.log = log;
    listeners.add((change, report) -> log.record(change.id(), report));
  }

  /**
   * Hears of every report from now on, on the thread that makes the change.
   *
   * @return ends it
   */
  public Runnable listen(Change.Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Begins to make the change that a plan says, and returns at once.
   *
   * @param planId the plan that somebody has read
   * @param order what that was made of
   * @param memberId who makes it; null for the operator
   * @throws BusyException when another change is not done yet
   * @throws StaleException when the plan is no longer true, or something stands against it
   */
  public synchronized Change make(String planId, Order order, Long memberId)
      throws BusyException, StaleException, IOException {
    if (running != null && running.outcome() == null) {
      throw new BusyException(running);
    }
    Draft draft = planner.draft(order);
    Plan now = draft.plan();
    if (!now.id().equals(planId) || !now.feasible()) {
      throw new StaleException(now);
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Change change = new Change(log.begin(now, memberId, at), now, memberId, at, listeners);
    worker = new Thread(() -> run(change, draft), "module-change-" + change.id());
    worker.setContextClassLoader(null);
    running = change;
    worker.start();
    return change;
  }

  /**
   * Does something that no change may meet; none begins meanwhile.
   *
   * @throws BusyException when a change is not done yet
   */
  public synchronized <T> T whileIdle(Supplier<T> work) throws BusyException {
    if (running != null && running.outcome() == null) {
      throw new BusyException(running);
    }
    return work.get();
  }

  private void run(Change change, Draft draft) {
    Change.Outcome outcome = Change.Outcome.FAILED;
    try {
      outcome = procedure.make(change, draft);
    } catch (InterruptedException e) {
      LOG.warn("the process ends in the midst of change {}", change.id());
      change.end(outcome);
      return;
    } catch (RuntimeException e) {
      LOG.error("Change {} broke off; what was active before is active", change.id(), e);
    }
    outcome = change.end(outcome);
    log.end(change.id(), outcome, Instant.now().truncatedTo(ChronoUnit.MICROS));
    LOG.info("Change {} is {}: {}", change.id(), outcome, words(change.plan()));
  }

  /** Returns the action of a plan, such as {@code upgrade voting 1.0.0 to 1.1.0}. */
  private static String words(Plan plan) {
    Stream<String> modules =
        plan.items().stream()
            .map(item -> item.action().word() + " " + item.module() + move(item.from(), item.to()));
    Stream<String> shared =
        plan.shared().stream()
            .map(each -> "installed " + each.symbolicName() + move(each.from(), each.to()));
    return Stream.concat(modules, shared).collect(Collectors.joining(", "));
  }

  private static String move(String from, String to) {
    return (from == null ? "" : " " + from) + (to == null || to.equals(from) ? "" : " to " + to);
  }

  /** Waits until the change that is being made now has ended and everybody has heard of it. */
  public void awaitEnd(Duration limit) throws InterruptedException {
    Thread now;
    synchronized (this) {
      now = worker;
    }
    if (now != null) {
      now.join(limit.toMillis());
    }
  }

  /** The change that is being made, or the last one; empty where there was none. */
  public synchronized Optional<Change> latest() {
    return Optional.ofNullable(running);
  }

  /** The result of a request to cancel a change. */
  public enum CancelResult {
    /** It ends before its switch. */
    ACCEPTED,
    /** It is being made. */
    TOO_LATE,
    /** It has ended. */
    OVER
  }

  /** Cancels a change, where it is not too late. */
  public synchronized CancelResult cancel(long id) {
    if (running == null || running.id() != id) {
      return CancelResult.OVER;
    }
    if (running.cancel()) {
      return CancelResult.ACCEPTED;
    }
    return running.outcome() == null ? CancelResult.TOO_LATE : CancelResult.OVER;
  }

  @Override
  public synchronized void close() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join(5_000);
    }
  }
}
