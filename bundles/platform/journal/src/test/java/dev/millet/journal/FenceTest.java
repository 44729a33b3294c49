package dev.millet.journal;

import static org.junit.Assert.assertEquals;

import dev.millet.modules.Register;
import dev.millet.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * Two versions, in a process each, are at the same entry at the same moment: the cursor alone
 * stands between them. Both have read it before either commits.
 */
public final class FenceTest extends JournalGround {

  private static final int ROUNDS = 20;

  private final JournalStore entries = new JournalStore(database, Clock.systemUTC());

  public FenceTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void ofTwoWhoHandleTheSameEntryOneCommits() throws Exception {
    deliverTwice(new Meeting());
    assertEquals(IntStream.rangeClosed(1, ROUNDS).boxed().toList(), effects());
  }

  /** The control. */
  @Test
  public void withoutTheFenceBothWouldCommit() throws Exception {
    deliverTwice(new Unfenced());
    assertEquals(2 * ROUNDS, effects().size());
  }

  private void deliverTwice(CursorStore cursors) throws Exception {
    List<Delivery> deliveries = List.of(delivery(1, cursors), delivery(2, cursors));
    new CursorStore(database, Clock.systemUTC()).claim(name, "nobody", entries.newest());
    ExecutorService threads = Executors.newFixedThreadPool(deliveries.size());
    try {
      for (int number = 1; number <= ROUNDS; number++) {
        append(number);
        await(() -> entries.newest() == entries.appended());
        List<Future<Delivery.Outcome>> both =
            deliveries.stream().map(each -> threads.submit(each::step)).toList();
        for (Future<Delivery.Outcome> each : both) {
          assertEquals(Delivery.Outcome.MOVED, each.get(60, TimeUnit.SECONDS));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Delivery delivery(int version, CursorStore cursors) {
    Register process = new Register();
    process.file(MODULE, subscription(effectAs(version)));
    return new Delivery(
        name,
        process.generations(),
        database,
        entries,
        new Tail(entries),
        cursors,
        "process " + version);
  }

  /** Lets nobody go on before both have claimed the cursor. */
  private class Meeting extends CursorStore {
    private final CyclicBarrier both = new CyclicBarrier(2);

    Meeting() {
      super(database, Clock.systemUTC());
    }

    @Override
    Optional<Cursor> find(String subscription) {
      return Optional.empty();
    }

    @Override
    Cursor claim(String subscription, String owner, long start) {
      Cursor claimed = super.claim(subscription, owner, start);
      try {
        both.await(60, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError("the other did not come", e);
      }
      return claimed;
    }
  }

  /** Looks neither at the cursor's owner nor at its position. */
  private final class Unfenced extends Meeting {
    @Override
    void move(Cursor from, long to) {
      database.write(
          handle ->
              handle
                  .createUpdate("UPDATE journal_cursors SET position = :to WHERE name = :name")
                  .bind("to", to)
                  .bind("name", from.name())
                  .execute());
    }
  }
}
