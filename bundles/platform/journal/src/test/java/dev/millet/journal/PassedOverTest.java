package dev.millet.journal;

import static org.junit.Assert.assertEquals;

import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Entries that a subscription does not want are passed over in memory, and written down later. */
public final class PassedOverTest extends JournalGround {

  private final CursorStore cursors = new CursorStore(database, Clock.systemUTC());
  private final JournalStore entries = new JournalStore(database, Clock.systemUTC());

  public PassedOverTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsNotWantedIsPassedOverAtOnceAndWrittenInAQuietMoment() {
    begin(this::remember);
    long before = stored();
    append(other(), 1, 2, 3);
    awaitCaughtUp();
    await(() -> stored() == entries.newest());
    assertEquals(before + 3, stored());
    append(4);
    awaitSeen(List.of(4));
  }

  @Test
  public void theNextVersionHearsNothingOfWhatTheOneBeforePassedOver() {
    begin(this::remember);
    append(other(), 1);
    awaitCaughtUp();
    activate(new Subscription(name, Set.of(type, other()), Start.NEWEST, this::remember));
    append(other(), 2);
    awaitSeen(List.of(2));
  }

  @Test
  public void aCursorThatAnotherOwnsIsNotWritten() {
    Progress progress = new Progress(name, cursors);
    progress.own("one", () -> 3);
    progress.pass(7);
    assertEquals(Optional.of(7L), progress.passed("one"));
    assertEquals(Optional.empty(), progress.passed("another"));
    cursors.claim(name, "another", 0);
    new PassedOver(database, cursors).write(List.of(progress));
    assertEquals(3, stored());
    assertEquals(Optional.empty(), progress.passed("one"));
  }

  @Test
  public void theCursorOfABatchInHandIsLeftToIt() throws Exception {
    Progress progress = new Progress(name, cursors);
    progress.own("one", () -> 3);
    progress.pass(7);
    PassedOver passedOver = new PassedOver(database, cursors);
    Thread batch = new Thread(() -> passedOver.write(List.of(progress)));
    progress.turn().lock();
    try {
      batch.start();
      batch.join();
      assertEquals(3, stored());
    } finally {
      progress.turn().unlock();
    }
    passedOver.write(List.of(progress));
    assertEquals(7, stored());
    assertEquals(Optional.of(7L), progress.passed("one"));
    assertEquals(Optional.empty(), progress.unwritten());
  }

  /** The next owner goes on behind what was passed over, unless the cursor was moved meanwhile. */
  @Test
  public void theNextOwnerGoesOnWhereTheOneBeforeCame() {
    Progress progress = new Progress(name, cursors);
    progress.own("one", () -> 3);
    progress.pass(7);
    progress.own("two", () -> 0);
    assertEquals(Optional.of(7L), progress.passed("two"));
    cursors.move(cursors.claim(name, "elsewhere", 0), 5);
    progress.own("two", () -> 0);
    assertEquals(Optional.of(5L), progress.passed("two"));
  }

  @Test
  public void whoIsFarBehindReadsTheDatabase() {
    Tail tail = new Tail(entries);
    assertEquals(Optional.empty(), tail.after(0));
    tail.read();
    long first = entries.newest();
    assertEquals(Optional.of(List.of()), tail.after(first));
    assertEquals(Optional.empty(), tail.after(first + 1));
    for (int i = 0; i < 30; i++) {
      appendLong();
    }
    await(() -> entries.newest() == first + 30);
    tail.read();
    assertEquals(Optional.empty(), tail.after(first));
    List<Tail.Entry> some = tail.after(first + 25).orElseThrow();
    assertEquals(
        List.of(first + 26, first + 27, first + 28, first + 29, first + 30),
        some.stream().map(Tail.Entry::position).toList());
    assertEquals(other(), some.get(0).type());
  }

  private void appendLong() {
    String payload = "{\"number\":1,\"text\":\"" + "长".repeat(50_000) + "\"}";
    database.write(
        handle -> {
          journal.append(other(), List.of(payload));
          return null;
        });
  }

  private long stored() {
    return cursors.find(name).orElseThrow().position();
  }

  private String other() {
    return type + "-other";
  }
}
