package dev.millet.members.erasure;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.HealthCheck;
import dev.millet.members.deletion.MemberDeleted;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every section of {@link MemberData} erase the deleted accounts: each section on a thread of
 * its own, so that one which fails or hangs keeps no other waiting. What is due is kept in the
 * database until it is done, however often the process or the module ends meanwhile. Thread-safe.
 */
@Component(service = Erasures.class)
public final class Erasures {

  /** The name of the subscription that hears of deletions. */
  static final String SUBSCRIPTION = "members.deletions";

  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  /** As long as the journal keeps its entries by default. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final int DROPPED_AT_ONCE = 500;

  /** There from the beginning: one that begins beside a new version would be taken for its own. */
  private static final int THREADS = 8;

  private static final int MAX_THREADS = 200;

  private final Generations generations;
  private final Database database;
  private final InstantSource clock;
  private final ErasureTables tables;
  private final SectionErasure erasure;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor looks;
  private AutoCloseable publications;

  /** The workers, and whether there may be more to do than they know. */
  private final Map<Worker, Boolean> working = new ConcurrentHashMap<>();

  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awake = new AtomicBoolean();

  @Activate
  public Erasures(@Reference Database database, @Reference Generations generations) {
    this(database, generations, InstantSource.system());
    start(BETWEEN_LOOKS);
  }

  /** Makes one that does nothing before {@link #start}. */
  public Erasures(Database database, Generations generations, InstantSource clock) {
    this.generations = generations;
    this.database = database;
    this.clock = clock;
    this.tables = new ErasureTables(database);
    this.erasure = new SectionErasure(database, tables, clock);
    this.threads =
        new ThreadPoolExecutor(
            THREADS, MAX_THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Erasures::thread);
    this.looks = new ScheduledThreadPoolExecutor(1, Erasures::thread);
    looks.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
  }

  /** Begins to look for what is due: at once, when a module comes, and now and then. */
  void start(Duration betweenLooks) {
    threads.prestartAllCoreThreads();
    publications = generations.onPublish(this::wake);
    looks.scheduleWithFixedDelay(this::look, 0, betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One generation's work on one section; the next generation waits for no other's. */
  private record Worker(String section, Generation generation) {}

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "members-erasure");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Ends what it is at; what is not done is done by the next process. */
  @Deactivate
  public void close() throws Exception {
    publications.close();
    looks.shutdown();
    threads.shutdown();
    if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }

  /** Returns what this needs to be told and asked by the platform. */
  public List<Contribution> contributions() {
    return List.of(
        new Subscription(
            SUBSCRIPTION,
            Set.of(MemberDeleted.TYPE),
            Subscription.Start.OLDEST,
            batch -> batch.forEach(this::note)),
        new Job("members.passed-deletions", Duration.ofDays(1), run -> drop()),
        new HealthCheck("erasure", this::failing));
  }

  /** Notes a deletion; it is told again by nobody. */
  private void note(JournalEntry entry) {
    MemberDeleted deleted = entry.payload(MemberDeleted.class);
    database.write(
        handle -> {
          tables.add(handle, deleted.member(), deleted.at());
          return null;
        });
    database.afterCommit(this::wake);
  }

  private Next drop() {
    return tables.drop(clock.instant().minus(KEPT), DROPPED_AT_ONCE) ? Next.NOW : Next.LATER;
  }

  /** Has a section erase every account that was deleted, as soon as its module is there. */
  void register(String section, String module) {
    if (registered.add(section + " " + module)) {
      try {
        tables.register(section, module);
      } catch (RuntimeException e) {
        registered.remove(section + " " + module);
        throw e;
      }
    }
  }

  /** Sees to it that what is due is erased soon. Does not block. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        looks.execute(this::look);
      } catch (RejectedExecutionException e) {
        LOG.debug("the erasures are ending");
      }
    }
  }

  /** Looks which sections have something to do; most of the time none has. */
  private void look() {
    awake.set(false);
    for (Filed<MemberData> filed : generations.table().of(MemberData.class)) {
      String section = filed.contribution().section();
      try {
        register(section, filed.generation().module());
        if (tables.hasWork(section, clock.instant())) {
          Worker worker = new Worker(section, filed.generation());
          if (working.put(worker, true) == null) {
            start(worker);
          }
        }
      } catch (RuntimeException | Error e) { // the next look tries again, whatever it was
        LOG.warn("whether {} has something to erase cannot be told: {}", section, e.toString());
      }
    }
  }

  private void start(Worker worker) {
    try {
      threads.execute(() -> work(worker));
    } catch (RejectedExecutionException e) {
      // it is closing, or all threads hang: the next look tries again
      working.remove(worker);
    }
  }

  private void work(Worker worker) {
    // its name stands where somebody waits for those who are inside a version
    Thread.currentThread().setName("members-erasure " + worker.section());
    try {
      do {
        working.put(worker, false);
        eraseAll(worker);
      } while (!working.remove(worker, false));
    } catch (DatabaseException e) {
      working.remove(worker);
      LOG.warn("the erasure of {} waits for the database: {}", worker.section(), e.getMessage());
    } catch (RuntimeException | Error e) { // the next look tries again, whatever it was
      working.remove(worker);
      LOG.error("the erasure of {} failed; it is tried again", worker.section(), e);
    }
    Thread.currentThread().setName("members-erasure");
  }

  private void eraseAll(Worker worker) {
    boolean more = true;
    while (more && !threads.isShutdown()) {
      Optional<Filed<MemberData>> filed = find(worker.section());
      more =
          filed.filter(each -> each.generation() == worker.generation()).isPresent()
              && erasure.step(filed.get());
    }
  }

  private Optional<Filed<MemberData>> find(String section) {
    return generations.table().of(MemberData.class).stream()
        .filter(filed -> filed.contribution().section().equals(section))
        .findFirst();
  }

  /** Returns how far every known section is, by name. */
  public List<ErasureState> states() {
    List<ErasureState> states = new ArrayList<>();
    for (DataSection section : tables.sections()) {
      List<DueErasure> failing = tables.failing(section.section());
      states.add(
          new ErasureState(
              section.section(),
              find(section.section()).map(filed -> filed.generation().module()).orElse(null),
              tables.countDue(section),
              failing.size(),
              failing.isEmpty() ? null : failing.get(0).problem()));
    }
    return states;
  }

  private Optional<String> failing() {
    return generations.table().of(MemberData.class).stream()
        .flatMap(filed -> tables.failing(filed.contribution().section()).stream())
        .findFirst()
        .map(
            due ->
                "the erasure of a deleted account fails in the section "
                    + due.section()
                    + ", "
                    + due.failures()
                    + " times so far: "
                    + due.problem());
  }
}
