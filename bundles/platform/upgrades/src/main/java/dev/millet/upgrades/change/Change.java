package dev.millet.upgrades.change;

import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A change that is being made, or was. Thread-safe. */
public final class Change {

  /** How a change ended. */
  public enum Outcome {
    /** The new versions answer. */
    DONE,
    /** It did not come to the switch; nothing has changed. */
    FAILED,
    /** The new versions answered for a while; the old ones are back. */
    ROLLED_BACK,
    /** Somebody called it off before the switch; nothing has changed. */
    CANCELLED;

    /** The word in answers, messages and the audit trail. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether a change can be called off. One that was called off is never made. */
  public enum Course {
    OPEN,
    CANCELLED,
    /** It is being made, for better or worse; or it failed before that. */
    DECIDED
  }

  /** Hears what happens, on the thread on which it does. */
  @FunctionalInterface
  public interface Listener {
    void reported(Change change, StepReport report);

    /** Nothing will be reported any more; the outcome is known. */
    default void ended(Change change) {}
  }

  private final long id;
  private final Plan plan;
  private final Long memberId;
  private final Instant startedAt;
  private final List<Listener> listeners;
  private final List<StepReport> reports = new CopyOnWriteArrayList<>();
  private final AtomicReference<Course> course = new AtomicReference<>(Course.OPEN);
  private volatile Outcome outcome;

  Change(long id, Plan plan, Long memberId, Instant startedAt, List<Listener> listeners) {
    this.id = id;
    this.plan = plan;
    this.memberId = memberId;
    this.startedAt = startedAt;
    this.listeners = listeners;
  }

  public long id() {
    return id;
  }

  public Plan plan() {
    return plan;
  }

  /** Who makes it; null for the operator. */
  public Long memberId() {
    return memberId;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public List<StepReport> reports() {
    return List.copyOf(reports);
  }

  /** How it ended; null while it has not. */
  public Outcome outcome() {
    return outcome;
  }

  public Course course() {
    return course.get();
  }

  /**
   * Calls it off. What is under way comes to its end first.
   *
   * @return whether it is called off now; false where it is too late
   */
  boolean cancel() {
    return course.compareAndSet(Course.OPEN, Course.CANCELLED)
        || outcome == null && course.get() == Course.CANCELLED;
  }

  boolean isCancelled() {
    return course.get() == Course.CANCELLED;
  }

  /**
   * Takes the last step before it is made: from here on nobody can call it off.
   *
   * @return false where somebody has
   */
  boolean decide() {
    return course.compareAndSet(Course.OPEN, Course.DECIDED);
  }

  void report(Step step, StepState state, ModuleProblem problem) {
    StepReport report = new StepReport(reports.size() + 1, step, state, Instant.now(), problem);
    reports.add(report);
    listeners.forEach(listener -> listener.reported(this, report));
  }

  /**
   * Ends it.
   *
   * @return how: who was told that it is called off finds it so, whatever failed before that
   */
  Outcome end(Outcome how) {
    decide();
    Outcome truly = isCancelled() ? Outcome.CANCELLED : how;
    outcome = truly;
    listeners.forEach(listener -> listener.ended(this));
    return truly;
  }
}
