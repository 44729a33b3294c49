package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.WriteGroups;
import dev.millet.api.database.WriteGroups.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What many threads want at once is decided together, and none of them fails for another. */
@RunWith(Parameterized.class)
public final class WriteGroupsTest {

  private static final int MOST = 6;
  private static final int REFUSED = -1;
  private static final int BROKEN = -2;
  private static final int AWAY = -3;

  private static final int THREADS = 16;
  private static final int TURNS = 40;

  private final Database database;
  private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            started.add(thread);
            return thread;
          });
  private final Queue<List<Integer>> decided = new ConcurrentLinkedQueue<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger away = new AtomicInteger();
  private final WriteGroups<String, Integer, Integer> groups;

  public WriteGroupsTest(TestDatabase test) {
    database = test.database();
    groups = new WriteGroups<>(database, MOST, each -> Math.max(1, each), this::decide);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @After
  public void end() {
    threads.shutdownNow();
  }

  private List<Outcome<Integer>> decide(Handle handle, String key, List<Integer> wanted)
      throws InterruptedException {
    if (wanted.contains(0)) {
      first.countDown();
      assertTrue(go.await(20, TimeUnit.SECONDS));
    }
    if (wanted.contains(BROKEN)) {
      throw new IllegalArgumentException("broken");
    }
    if (wanted.contains(AWAY)) {
      away.incrementAndGet();
      throw new DatabaseException(DatabaseException.Code.UNAVAILABLE, "away", null);
    }
    decided.add(wanted);
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    for (int each : wanted) {
      outcomes.add(
          each == REFUSED
              ? Outcome.refused(new IllegalStateException("refused"))
              : Outcome.of(each * 10));
    }
    return outcomes;
  }

  /** Has all wait behind one whose turn it is. */
  private List<String> together(int... wanted) throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    answers.add(threads.submit(asking(0)));
    assertTrue(first.await(20, TimeUnit.SECONDS));
    for (int each : wanted) {
      answers.add(threads.submit(asking(each)));
    }
    awaitWaiting(wanted.length);
    go.countDown();
    List<String> all = new ArrayList<>();
    for (Future<String> each : answers) {
      all.add(each.get(20, TimeUnit.SECONDS));
    }
    return all;
  }

  /** Waits until so many wait for their turn. */
  private void awaitWaiting(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (started.stream().filter(each -> each.getState() == Thread.State.WAITING).count()
        < count) {
      assertTrue("they do not wait", System.nanoTime() < end);
      Thread.sleep(1);
    }
  }

  private Callable<String> asking(int wanted) {
    return () -> {
      try {
        return groups.write("one", wanted).toString();
      } catch (IllegalArgumentException | IllegalStateException | DatabaseException e) {
        return e.getMessage();
      }
    };
  }

  @Test
  public void whoIsRefusedOrFailsDoesSoAlone() throws Exception {
    assertEquals(List.of("0", "10", "refused", "broken", "20"), together(1, REFUSED, BROKEN, 2));
  }

  @Test
  public void aGroupWeighsNoMoreThanItMayUnlessItIsOne() throws Exception {
    together(2, 3, 4, 50, 2, 2);
    for (List<Integer> group : decided) {
      int weight = group.stream().mapToInt(each -> Math.max(1, each)).sum();
      assertTrue(group.toString(), weight <= MOST || group.size() == 1);
    }
    assertEquals(7, decided.stream().mapToInt(List::size).sum());
  }

  @Test
  public void insideOfAnothersTransactionItIsAPartOfThat() {
    go.countDown();
    assertEquals(30, (int) database.write(handle -> groups.write("one", 3)));
    assertEquals(List.of(List.of(3)), List.copyOf(decided));
  }

  @Test
  public void whereTheDatabaseIsAwayAllHearOfItAndNobodyTriesAlone() throws Exception {
    assertEquals(List.of("0", "away", "away", "away"), together(1, AWAY, 2));
    assertEquals(1, away.get());
  }

  @Test
  public void whoIsInterruptedWhileWaitingHasTheOutcomeAndKnowsOfIt() throws Exception {
    Future<String> first = threads.submit(asking(0));
    assertTrue(this.first.await(20, TimeUnit.SECONDS));
    Future<Boolean> interrupted =
        threads.submit(
            () -> {
              assertEquals("10", asking(1).call());
              return Thread.interrupted();
            });
    awaitWaiting(1);
    started.stream()
        .filter(each -> each.getState() == Thread.State.WAITING)
        .forEach(Thread::interrupt);
    go.countDown();
    assertEquals("0", first.get(20, TimeUnit.SECONDS));
    assertTrue(interrupted.get(20, TimeUnit.SECONDS));
  }

  @Test
  public void oneGroupOfAThingIsDecidedAtATimeAndEachHasTheirOwnOutcome() throws Exception {
    AtomicInteger most = new AtomicInteger();
    ask(counting(most));
    assertEquals(1, most.get());
  }

  @Test
  public void soItIsWhereGroupsGather() throws Exception {
    AtomicInteger most = new AtomicInteger();
    ask(counting(most).gathering());
    assertEquals(1, most.get());
  }

  /** Returns groups that keep how many of them were inside at the same time. */
  private WriteGroups<String, Integer, Integer> counting(AtomicInteger most) {
    AtomicInteger inside = new AtomicInteger();
    return new WriteGroups<>(
        database,
        THREADS,
        (handle, key, wanted) -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.yield();
          inside.decrementAndGet();
          return wanted.stream().map(Outcome::of).toList();
        });
  }

  /** Has many threads ask one after the other, each for what nobody else asks for. */
  private void ask(WriteGroups<String, Integer, Integer> asked) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int from = i * TURNS;
      all.add(
          threads.submit(
              () -> {
                for (int own = from; own < from + TURNS; own++) {
                  assertEquals(own, (int) asked.write("one", own));
                }
              }));
    }
    for (Future<?> each : all) {
      each.get(60, TimeUnit.SECONDS);
    }
  }

  /** The control of the tests above: without one turn for both, two are inside at once. */
  @Test
  public void groupsOfDifferentThingsAreDecidedAtTheSameTime() throws Exception {
    assumeTrue(database.dialect() == Dialect.POSTGRESQL);
    CyclicBarrier both = new CyclicBarrier(2);
    WriteGroups<String, Integer, Integer> meeting =
        new WriteGroups<>(
            database,
            MOST,
            (handle, key, wanted) -> {
              both.await(20, TimeUnit.SECONDS);
              return wanted.stream().map(Outcome::of).toList();
            });
    Future<Integer> one = threads.submit(() -> meeting.write("one", 1));
    assertEquals(2, (int) meeting.write("other", 2));
    assertEquals(1, (int) one.get(20, TimeUnit.SECONDS));
  }
}
