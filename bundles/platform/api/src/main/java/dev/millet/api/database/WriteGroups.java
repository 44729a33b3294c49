package dev.millet.api.database;

import dev.millet.api.database.DatabaseException.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes together what many threads want of one thing at the same moment: one of them decides for
 * all who wait, in one transaction. A transaction for each would wait for the disk once for each,
 * where they take turns at the same rows. Thread-safe; to be made once and kept in a field.
 *
 * @param <K> what they take turns at, such as the id of a row
 * @param <W> what each wants
 * @param <R> what each gets
 * @since 1.6
 */
public final class WriteGroups<K, W, R> {

  private static final long MAX_GATHERING_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

  /** With these nobody would have more luck alone, and each would wait for it in turn. */
  private static final Set<Code> NO_WAY_IN = Set.of(Code.UNAVAILABLE, Code.INSUFFICIENT_STORAGE);

  private final Database database;
  private final int most;
  private final ToIntFunction<W> weight;
  private final Decision<K, W, R> decision;
  private final boolean gathers;
  private final Map<K, Line<W, R>> lines = new ConcurrentHashMap<>();

  /**
   * Decides a group inside a write transaction, which may be run again, as any.
   *
   * @param <K> what they take turns at
   * @param <W> what each wants
   * @param <R> what each gets
   */
  @ConsumerType
  @FunctionalInterface
  public interface Decision<K, W, R> {

    /**
     * Decides. An exception undoes the whole group; then each is decided alone, so that nobody
     * fails for another, unless the database itself is away.
     *
     * @param wanted at least one, in the order in which they came
     * @return an outcome for each, in the same order; of what is refused nothing may be written
     */
    List<Outcome<R>> decide(Handle handle, K key, List<W> wanted) throws Exception;
  }

  /**
   * The outcome for one who waits.
   *
   * @param value null where it is refused
   * @param refused the reason of the refusal; null for none
   * @param <R> what each gets
   */
  public record Outcome<R>(R value, RuntimeException refused) {

    public static <R> Outcome<R> of(R value) {
      return new Outcome<>(value, null);
    }

    public static <R> Outcome<R> refused(RuntimeException reason) {
      return new Outcome<>(null, reason);
    }

    /** Returns the value, or throws the reason of the refusal. */
    public R orThrow() {
      if (refused != null) {
        throw refused;
      }
      return value;
    }
  }

  /** Those who wait for one thing at this moment. */
  private static final class Line<W, R> {
    private final AtomicBoolean turn = new AtomicBoolean();
    private final Queue<Waiting<W, R>> waiting = new ConcurrentLinkedQueue<>();
    private int callers;

    // of the thread that has the turn
    private int lastSize;
    private long lastNanos;
  }

  /** Somebody who waits for an outcome, which the thread that has the turn writes. */
  private static final class Waiting<W, R> {
    private final W wanted;
    private final Thread thread = Thread.currentThread();
    private volatile Outcome<R> outcome;

    private Waiting(W wanted) {
      this.wanted = wanted;
    }

    private void end(Outcome<R> with) {
      outcome = with;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Makes groups.
   *
   * @param most how many are decided in one transaction at most
   */
  public WriteGroups(Database database, int most, Decision<K, W, R> decision) {
    this(database, most, each -> 1, decision);
  }

  /**
   * Makes groups of what weighs differently.
   *
   * @param most what a group weighs at most; what weighs more is a group by itself
   * @param weight the weight of one, such as how many rows it writes; at least 1
   */
  public WriteGroups(
      Database database, int most, ToIntFunction<W> weight, Decision<K, W, R> decision) {
    this(database, most, weight, decision, false);
  }

  private WriteGroups(
      Database database,
      int most,
      ToIntFunction<W> weight,
      Decision<K, W, R> decision,
      boolean gathers) {
    this.database = database;
    this.most = most;
    this.weight = weight;
    this.decision = decision;
    this.gathers = gathers;
  }

  /**
   * Returns the same whose groups gather, for what comes with a request each: where the last group
   * was one of several, the next lets more come for as long as that one took, 20 ms at most. What a
   * group costs beside its rows is shared by more of them, and the processor belongs meanwhile to
   * those who are on their way. Callers who ask for the next as soon as they have an outcome would
   * wait for nothing.
   *
   * @since 1.8
   */
  public WriteGroups<K, W, R> gathering() {
    return new WriteGroups<>(database, most, weight, decision, true);
  }

  /**
   * Writes what somebody wants, and returns when it is durable. Inside of another's transaction it
   * is a part of that, and a group by itself.
   *
   * @throws RuntimeException the reason of the refusal, or what the database reports
   */
  public R write(K key, W wanted) {
    if (database.writing()) {
      return database
          .write(handle -> decision.decide(handle, key, List.of(wanted)))
          .get(0)
          .orThrow();
    }
    Line<W, R> line = join(key);
    try {
      return inLine(key, line, new Waiting<>(wanted)).orThrow();
    } finally {
      leave(key);
    }
  }

  private Line<W, R> join(K key) {
    return lines.compute(
        key,
        (same, there) -> {
          Line<W, R> line = there == null ? new Line<>() : there;
          line.callers++;
          return line;
        });
  }

  private void leave(K key) {
    lines.computeIfPresent(key, (same, line) -> --line.callers == 0 ? null : line);
  }

  /**
   * Waits for an outcome, and decides where nobody else does. Whoever has an outcome goes on at
   * once: a lock would wake them one after the other, and the next group would wait for the last.
   */
  private Outcome<R> inLine(K key, Line<W, R> line, Waiting<W, R> own) {
    line.waiting.add(own);
    boolean interrupted = false;
    while (own.outcome == null) {
      if (line.turn.compareAndSet(false, true)) {
        inTurn(key, line, own);
      } else {
        LockSupport.park(line);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return own.outcome;
  }

  private void inTurn(K key, Line<W, R> line, Waiting<W, R> own) {
    try {
      while (own.outcome == null) {
        gather(line);
        long begun = System.nanoTime();
        List<Waiting<W, R>> group = next(line);
        decide(key, group);
        line.lastSize = group.size();
        line.lastNanos = System.nanoTime() - begun;
      }
    } finally {
      line.turn.set(false);
      // whoever was added before this look is seen, and whoever comes after it finds the turn free
      Waiting<W, R> first = line.waiting.peek();
      if (first != null) {
        LockSupport.unpark(first.thread);
      }
    }
  }

  /** Lets more come where several came before; see {@link #gathering}. */
  private void gather(Line<W, R> line) {
    if (!gathers || line.lastSize < 2) {
      return;
    }
    long end = System.nanoTime() + Math.min(line.lastNanos, MAX_GATHERING_NANOS);
    for (long left = end - System.nanoTime();
        left > 0 && !isFull(line) && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(line, Math.min(left, LOOK_NANOS));
    }
  }

  private boolean isFull(Line<W, R> line) {
    int load = 0;
    for (Waiting<W, R> each : line.waiting) {
      load += weight.applyAsInt(each.wanted);
      if (load >= most) {
        return true;
      }
    }
    return false;
  }

  private List<Waiting<W, R>> next(Line<W, R> line) {
    List<Waiting<W, R>> group = new ArrayList<>();
    int load = 0;
    for (Waiting<W, R> first = line.waiting.peek();
        first != null && (group.isEmpty() || load + weight.applyAsInt(first.wanted) <= most);
        first = line.waiting.peek()) {
      load += weight.applyAsInt(first.wanted);
      group.add(line.waiting.remove());
    }
    return group;
  }

  /** Decides a group; where that fails as a whole, each alone, so that nobody fails for another. */
  private void decide(K key, List<Waiting<W, R>> group) {
    try {
      List<W> wanted = group.stream().map(each -> each.wanted).toList();
      List<Outcome<R>> outcomes = database.write(handle -> decision.decide(handle, key, wanted));
      for (int i = 0; i < group.size(); i++) {
        group.get(i).end(outcomes.get(i));
      }
    } catch (RuntimeException e) {
      if (group.size() == 1 || isNoWayIn(e)) {
        group.forEach(each -> each.end(new Outcome<>(null, e)));
        return;
      }
      group.forEach(each -> decide(key, List.of(each)));
    } catch (Error e) {
      // nobody may wait for an answer that nobody will give any more
      Outcome<R> failed = new Outcome<>(null, new IllegalStateException("the group failed", e));
      group.forEach(each -> each.end(failed));
      throw e;
    }
  }

  private static boolean isNoWayIn(RuntimeException failure) {
    return failure instanceof DatabaseException trouble && NO_WAY_IN.contains(trouble.code());
  }
}
