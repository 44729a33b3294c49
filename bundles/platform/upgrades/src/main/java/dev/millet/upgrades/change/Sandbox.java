package dev.millet.upgrades.change;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.problem.StuckThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * The place where a new version runs while nobody depends on it: thread groups of its own, to which
 * the threads that it begins belong as well. Used by one thread.
 */
final class Sandbox {

  private static final Duration TO_END = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 20;

  private final Bundle bundle;
  private final List<ThreadGroup> groups = new ArrayList<>();
  private final List<Trial> trials = new ArrayList<>();
  private final long leftByCollection = Heap.afterLastCollection();
  private final long inUse = Heap.used();

  Sandbox(Bundle bundle) {
    this.bundle = bundle;
  }

  /** That of a generation. */
  static Sandbox of(Generation generation) {
    return generation.attachment(Sandbox.class, () -> new Sandbox(generation.bundle()));
  }

  /** Runs code of the version; as {@link Trial#run}. */
  Trial run(String name, Duration limit, Trial.Work work, Runnable late)
      throws InterruptedException {
    ThreadGroup group = group(name + " " + bundle);
    groups.add(group);
    Trial trial = Trial.run(bundle, group, group.getName(), limit, work, late);
    trials.add(trial);
    return trial;
  }

  /** Daemon groups leave their parent with their last thread. */
  @SuppressWarnings({"removal", "deprecation"}) // newer Javas let empty groups go by themselves
  private static ThreadGroup group(String name) {
    ThreadGroup group = new ThreadGroup(name);
    group.setDaemon(true);
    return group;
  }

  /** The threads that the version has begun and that do not end by themselves. */
  List<Thread> threads() throws InterruptedException {
    return living(TO_END);
  }

  /** Interrupts what the version has begun; who does not heed it is named until the restart. */
  void end(StuckThreads stuckThreads) throws InterruptedException {
    living(Duration.ZERO).forEach(Thread::interrupt);
    for (Thread thread : living(TO_END)) {
      stuckThreads.running(bundle, thread, Trial.placeOf(thread, bundle));
    }
  }

  /** How many bytes it has allocated in its trials; it cannot keep more than that. */
  long allocated() {
    return trials.stream().mapToLong(Trial::allocated).sum();
  }

  /**
   * How many bytes are kept since it came.
   *
   * @param now what a collection has just left
   */
  KeptHeap kept(long now) {
    return new KeptHeap(leftByCollection, inUse, now);
  }

  private List<Thread> living(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Thread> living = living();
    while (!living.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
      living = living();
    }
    return living;
  }

  private List<Thread> living() {
    return groups.stream().flatMap(Sandbox::members).filter(this::isItsOwn).toList();
  }

  private static Stream<Thread> members(ThreadGroup group) {
    Thread[] members = new Thread[2 * group.activeCount() + 8];
    return Stream.of(members).limit(group.enumerate(members, true));
  }

  /** A pool of the platform or of Java may have grown just then. */
  private boolean isItsOwn(Thread thread) {
    boolean anothers =
        thread.getContextClassLoader() instanceof BundleReference loader
            && !loader.getBundle().equals(bundle);
    boolean common =
        thread instanceof ForkJoinWorkerThread worker
            && worker.getPool() == ForkJoinPool.commonPool();
    boolean trial = trials.stream().anyMatch(each -> each.thread() == thread);
    return thread.isAlive() && !anothers && !common && !trial;
  }
}
