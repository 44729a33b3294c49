package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.TimedHandler;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.Test;

/** Batches that go on in the next transaction where there was no more time. */
public final class TimedBatchesTest extends JournalGround {

  private static final int AT_ONCE = 3;

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();
  private final AtomicBoolean failed = new AtomicBoolean();

  public TimedBatchesTest(TestDatabase test) {
    super(test);
  }

  private static int[] numbers(int count) {
    return IntStream.range(0, count).toArray();
  }

  private int handle(List<JournalEntry> batch) throws Exception {
    sizes.add(batch.size());
    int done = Math.min(AT_ONCE, batch.size());
    effectAs(1).handle(batch.subList(0, done));
    return done;
  }

  private void assertEachOnce(int count) {
    assertEquals(IntStream.range(0, count).boxed().toList(), effects());
  }

  @Test
  public void whatIsLeftOfABatchIsHandledInTheNextTransaction() {
    begin((TimedHandler) this::handle);
    append(numbers(8));
    await(() -> effects().size() == 8);
    awaitCaughtUp();
    assertEachOnce(8);
    assertTrue(sizes.toString(), sizes.size() >= 3);
  }

  @Test
  public void whatWasHandledBeforeAFailureIsKept() {
    begin(
        (TimedHandler)
            batch -> {
              int done = handle(batch);
              if (effects().size() == 2 * AT_ONCE && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("once");
              }
              return done;
            });
    append(numbers(8));
    await(() -> effects().size() == 8);
    awaitCaughtUp();
    assertEachOnce(8);
    assertTrue(failed.get());
  }

  @Test
  public void anEntryMayTakeSeveralTransactions() {
    begin(
        (TimedHandler)
            batch -> {
              effectAs(1).handle(batch.subList(0, 1));
              int number = number(batch.get(0));
              return effects().stream().filter(each -> each == number).count() == 2 ? 1 : 0;
            });
    append(numbers(2));
    await(() -> effects().size() == 4);
    awaitCaughtUp();
    assertEquals(List.of(0, 0, 1, 1), effects());
  }

  @Test
  public void whatWasSetAsideIsHandledToo() {
    AtomicBoolean mended = new AtomicBoolean();
    begin(
        (TimedHandler)
            batch -> {
              if (!mended.get()) {
                throw new IllegalStateException("not today");
              }
              return handle(batch);
            });
    append(0);
    await(() -> state().setAside() == 1);
    mended.set(true);
    assertTrue(journal.replay(name, journal.setAside(name).get(0).position()));
    assertEachOnce(1);
  }
}
