package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * Entries: what is appended arrives, in the order of the commits, and counts as behind until then.
 */
public final class JournalTest extends JournalGround {

  public JournalTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void entriesArriveInTheOrderOfTheirCommits() {
    begin(this::remember);
    append(1, 2, 3);
    append(4);
    awaitSeen(List.of(1, 2, 3, 4));
  }

  @Test
  public void whatIsRolledBackNeverHappened() {
    begin(this::remember);
    append(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  append(2);
                  throw new IllegalStateException("no");
                }));
    append(3);
    awaitSeen(List.of(1, 3));
  }

  @Test
  public void appendingOutsideOfATransactionIsRefused() {
    assertThrows(IllegalStateException.class, () -> journal.append(type, List.of("{}")));
  }

  @Test
  public void aNewSubscriberThatAsksForOldestGetsWhatWasBefore() {
    append(1);
    activate(subscription(Start.OLDEST, this::remember));
    append(2);
    awaitSeen(List.of(1, 2));
  }

  @Test
  public void theCursorWaitsWhileTheModuleIsAway() {
    begin(this::remember);
    append(1);
    awaitSeen(List.of(1));
    takeOut();
    append(2);
    activate(subscription(this::remember));
    awaitSeen(List.of(1, 2));
  }

  @Test
  public void whatHasNoPositionYetCountsAsBehind() {
    begin(this::remember);
    append(1);
    awaitSeen(List.of(1));
    awaitCaughtUp();
    long behind =
        database.write(
            handle -> {
              append("test.other", 1);
              return state().lag();
            });
    assertEquals(1, behind);
  }

  @Test
  public void typesThatNobodyAskedForArePassedOver() {
    begin(this::remember);
    append(1);
    awaitSeen(List.of(1));
    append("test.other", 2);
    awaitCaughtUp();
    assertEquals(List.of(1), seen);
  }

  @Test
  public void whoAsksForEveryTypeHearsOfTypesThatComeLater() {
    activate(Subscription.toAll(name, Start.NEWEST, this::remember));
    await(() -> isStarted(name));
    append(1);
    append("later.other-" + type.hashCode(), 2);
    awaitSeen(List.of(1, 2));
  }

  @Test
  public void thePastIsReadByPosition() {
    begin(this::remember);
    append(1, 2, 3);
    awaitSeen(List.of(1, 2, 3));
    long newest = journal.newest();
    List<Long> read =
        journal.after(newest - 2, 500, null).stream().map(JournalEntry::position).toList();
    assertEquals(List.of(newest - 1, newest), read);
    assertEquals(1, journal.after(newest - 3, 1, null).size());
    assertEquals(List.of(), journal.after(newest, 500, null));
  }

  @Test
  public void concurrentWritersLoseAndRepeatNothing() throws Exception {
    begin(this::remember);
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      int base = writer * 100;
      writers.add(new Thread(() -> IntStream.range(base, base + 100).forEach(this::append)));
    }
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }
    await(() -> seen.size() >= 800);
    assertEquals(800, seen.stream().distinct().count());
    assertEquals(800, seen.size());
  }
}
