package dev.millet.members.secrets;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.DatabaseException;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every use is noted, and nobody fails where it cannot be. */
@RunWith(Parameterized.class)
public final class LastUsesTest {

  private static final int USES = 60;

  private final TestDatabase test;

  public LastUsesTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void usesOfTheSameMomentAreAllNotedOnceBeforeTheirCallersGoOn() throws Exception {
    Queue<Integer> noted = new ConcurrentLinkedQueue<>();
    LastUses<Integer> uses =
        new LastUses<>(test.database(), "token", (handle, all) -> noted.addAll(all));
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < USES; i++) {
        int use = i;
        calls.add(
            threads.submit(
                () -> {
                  uses.note(use);
                  return noted.contains(use);
                }));
      }
      for (Future<Boolean> each : calls) {
        assertEquals(true, each.get(20, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    Set<Integer> all = IntStream.range(0, USES).boxed().collect(Collectors.toSet());
    assertEquals(USES, noted.size());
    assertEquals(all, new TreeSet<>(noted));
  }

  @Test
  public void nobodyFailsWhereAUseCannotBeNoted() {
    LastUses<Integer> uses =
        new LastUses<>(
            test.database(),
            "token",
            (handle, all) -> {
              throw new DatabaseException(DatabaseException.Code.UNAVAILABLE, "away", null);
            });
    uses.note(1);
  }
}
