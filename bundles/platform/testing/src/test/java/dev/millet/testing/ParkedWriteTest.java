package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.platform.api.modules.HeldTurn;
import dev.millet.platform.api.modules.ParkedModuleException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A write that asks a module which is being replaced keeps nobody else from writing. */
@RunWith(Parameterized.class)
public final class ParkedWriteTest {

  private final TestDatabase test;
  private final Database database;

  public ParkedWriteTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void emptyTable() {
    new MigrationRunner(test.engine())
        .apply(
            MigrationFiles.of(
                "parked",
                Map.of(
                    "db/0001-words.sql",
                    "CREATE TABLE parked_words (word VARCHAR(40) PRIMARY KEY);"),
                test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM parked_words"));
  }

  @Test
  public void itIsUndoneWaitsWithoutItsTurnAndIsRunAgain() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch back = new CountDownLatch(1);
    AtomicInteger rounds = new AtomicInteger();
    AtomicBoolean held = new AtomicBoolean();
    CompletableFuture<Integer> writing =
        CompletableFuture.supplyAsync(
            () ->
                database.write(
                    handle -> {
                      held.set(HeldTurn.isHeld());
                      int added = add("first");
                      if (rounds.getAndIncrement() == 0) {
                        throw new ParkedModuleException("voting", () -> await(waits, back));
                      }
                      return added;
                    }));
    assertTrue(waits.await(60, TimeUnit.SECONDS));

    assertEquals("nothing of it is there", List.of(), words());
    assertEquals(1, add("second"));
    back.countDown();

    assertEquals(1, writing.get(60, TimeUnit.SECONDS).intValue());
    assertTrue("a module that is parked is not waited for inside", held.get());
    assertEquals(2, rounds.get());
    assertEquals(List.of("first", "second"), words());
  }

  private static void await(CountDownLatch waits, CountDownLatch back) {
    assertFalse("the turn is given back", HeldTurn.isHeld());
    waits.countDown();
    try {
      assertTrue(back.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int add(String word) {
    return database.write(
        handle -> handle.execute("INSERT INTO parked_words (word) VALUES (?)", word));
  }

  private List<String> words() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT word FROM parked_words ORDER BY word")
                .mapTo(String.class)
                .list());
  }
}
