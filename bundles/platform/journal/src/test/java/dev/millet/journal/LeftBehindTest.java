package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.platform.api.modules.Generation;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;

/** Batches that do not end, heeding no interrupt, while their version is replaced. */
public final class LeftBehindTest extends JournalGround {

  private final CountDownLatch released = new CountDownLatch(1);

  public LeftBehindTest(TestDatabase test) {
    super(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each(Duration.ofSeconds(1));
  }

  @Override
  Duration handOver() {
    return Duration.ofMillis(500);
  }

  /** Before the journal is closed, which would wait for those who hang. */
  @After
  public void release() {
    released.countDown();
  }

  @Test
  public void theNextVersionGoesOnAndTheBatchThatHungHasNoEffect() {
    Stubborn hung = new Stubborn();
    begin(hung);
    append(1);
    await(() -> hung.entered.getCount() == 0);
    activate(subscription(effectAs(2)));
    await(() -> effects().equals(List.of(1)));
    append(2);
    await(() -> effects().equals(List.of(1, 2)));
    released.countDown();
    await(() -> hung.left.getCount() == 0);
    append(3);
    await(() -> effects().equals(List.of(1, 2, 3)));
    assertEquals(List.of(2, 2, 2), Effects.versions(database));
  }

  @Test
  public void whoIsBackHandlesWhatItsOwnHungBatchDidNot() {
    Stubborn hung = new Stubborn();
    Generation old = begin(hung);
    append(1);
    await(() -> hung.entered.getCount() == 0);
    activate(subscription(effectAs(2)));
    await(() -> effects().equals(List.of(1)));
    switchTo(old);
    append(2);
    await(() -> effects().equals(List.of(1, 2)));
    released.countDown();
    await(() -> hung.left.getCount() == 0);
    append(3);
    await(() -> effects().equals(List.of(1, 2, 3)));
    assertEquals(List.of(2, 1, 1), Effects.versions(database));
  }

  /** As many hang as the journal has threads. */
  @Test
  public void thoseWhoHangTakeNoThreadFromTheOthers() {
    List<Stubborn> hung = IntStream.range(0, 4).mapToObj(i -> new Stubborn()).toList();
    activate(
        IntStream.range(0, 4)
            .mapToObj(i -> new Subscription(name + i, Set.of(type), Start.OLDEST, hung.get(i)))
            .toArray(Subscription[]::new));
    await(() -> IntStream.range(0, 4).allMatch(i -> isStarted(name + i)));
    append(1);
    await(() -> hung.get(0).entered.getCount() == 0 || hung.get(1).entered.getCount() == 0);
    activate(subscription(Start.OLDEST, effectAs(2)));
    await(() -> effects().equals(List.of(1)));
  }

  /** Its first batch waits until it is released, whatever interrupts it, and only then acts. */
  private final class Stubborn implements BatchHandler {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public void handle(List<JournalEntry> batch) throws Exception {
      if (entered.getCount() == 0) {
        effectAs(1).handle(batch);
        return;
      }
      entered.countDown();
      try {
        awaitRelease();
        effectAs(1).handle(batch);
      } finally {
        left.countDown();
      }
    }

    private void awaitRelease() {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (released.getCount() > 0) {
        try {
          assertTrue("not released", System.nanoTime() < deadline);
          TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
          continue;
        }
      }
    }
  }
}
