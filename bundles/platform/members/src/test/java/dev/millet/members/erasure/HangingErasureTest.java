package dev.millet.members.erasure;

import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class HangingErasureTest {

  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(null);
  private final Set<String> erased = ConcurrentHashMap.newKeySet();

  public HangingErasureTest(TestDatabase test) {
    database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each(Duration.ofSeconds(1));
  }

  /** It ignores the interrupt; on the embedded database it holds the one writer until cut off. */
  @Test
  public void anErasureThatHangsKeepsNeitherOthersNorItsNextVersionWaiting() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Erasures erasures = new Erasures(database, generations, InstantSource.system());
    erasures.start(Duration.ofMillis(200));
    try {
      generations.activate(
          "hangs",
          MemberData.of(
              "hangs",
              id -> "",
              id -> {
                inside.countDown();
                awaitStubbornly(end);
              }));
      new ErasureTables(database).register("hangs", "hangs");
      database.write(
          handle -> {
            new ErasureTables(database).add(handle, 7, Instant.now());
            return null;
          });
      inside.await();

      generations.activate("other", MemberData.of("other", id -> "", id -> erased.add("other")));
      ErasuresTest.await(() -> erased.contains("other"));
      generations.activate("hangs", MemberData.of("hangs", id -> "", id -> erased.add("hangs")));
      ErasuresTest.await(() -> erased.contains("hangs"));
      assertTrue(end.getCount() > 0);
    } finally {
      end.countDown();
      erasures.close();
    }
  }

  private static void awaitStubbornly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException ignored) {
        continue;
      }
    }
  }
}
