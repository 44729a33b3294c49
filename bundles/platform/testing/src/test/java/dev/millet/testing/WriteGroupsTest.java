package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.WriteGroups;
import dev.millet.api.database.WriteGroups.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

  private final Database database;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<List<Integer>> decided = new ConcurrentLinkedQueue<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
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
    go.countDown();
    List<String> all = new ArrayList<>();
    for (Future<String> each : answers) {
      all.add(each.get(20, TimeUnit.SECONDS));
    }
    return all;
  }

  private Callable<String> asking(int wanted) {
    return () -> {
      try {
        return groups.write("one", wanted).toString();
      } catch (IllegalArgumentException | IllegalStateException e) {
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
}
