package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.journal.CursorStore.Cursor;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generation.State;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Lease;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one subscription, a batch at a time. The handler's effects and the cursor's move commit
 * together, and only while the generation that handled the batch still owns the cursor. Used by one
 * thread at a time.
 */
final class Delivery {

  /** The outcome of one step. */
  enum Outcome {
    /** Something was delivered or passed over; there may be more. */
    MOVED,
    /** There is nothing to do now. */
    IDLE,
    /** It did not work; worth trying again after a pause. */
    FAILED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private final String name;
  private final Generations generations;
  private final Database database;
  private final JournalStore journal;
  private final CursorStore cursors;
  private final String process;
  private final Attempts attempts = new Attempts();
  private volatile Visit stay;
  private volatile StuckGeneration stuck;

  Delivery(
      String name,
      Generations generations,
      Database database,
      JournalStore journal,
      CursorStore cursors,
      String process) {
    this.name = name;
    this.generations = generations;
    this.database = database;
    this.journal = journal;
    this.cursors = cursors;
    this.process = process;
  }

  /** The generation that is inside, and since when by {@link System#nanoTime}. */
  private record Visit(Generation generation, long since) {}

  /** The generation that does not get on, and its place. */
  private record StuckGeneration(Generation generation, String place) {}

  /**
   * The name by which a generation owns cursors: no two generations of any process have the same.
   */
  private record Owner(String name) {
    static Owner of(String process, Generation generation) {
      return new Owner(
          "%s/%s/%s/%s"
              .formatted(process, generation.module(), generation.version(), UUID.randomUUID()));
    }
  }

  /** The active subscriptions by name. */
  private record Index(Map<String, Filed<Subscription>> subscriptions) {
    static Index of(ActiveTable table) {
      Map<String, Filed<Subscription>> found = new HashMap<>();
      table.of(Subscription.class).forEach(filed -> found.put(filed.contribution().name(), filed));
      return new Index(Map.copyOf(found));
    }
  }

  static Map<String, Filed<Subscription>> active(ActiveTable table) {
    return table.view(Index.class, Index::of).subscriptions();
  }

  /**
   * Delivers one batch. Does not wait while the module is away, parked or just being switched: the
   * table that ends this is told of.
   */
  Outcome step() {
    Filed<Subscription> filed = active(generations.table()).get(name);
    Optional<Lease> lease = filed == null ? Optional.empty() : filed.generation().lease();
    if (lease.isEmpty()) {
      return Outcome.IDLE;
    }
    try (Lease inside = lease.get()) {
      stay = new Visit(inside.generation(), System.nanoTime());
      return deliver(filed.contribution(), inside);
    } catch (LostCursorException e) {
      LOG.info("{}; the batch was undone", e.getMessage());
      return Outcome.MOVED;
    } finally {
      stay = null;
    }
  }

  /** Whether a batch has been going on for longer than this. */
  boolean isLate(Duration patience) {
    Visit now = stay;
    return now != null && System.nanoTime() - now.since() > patience.toNanos();
  }

  /** Whether nobody is inside, or a generation that has not been replaced. */
  boolean isCurrent() {
    Visit now = stay;
    return now == null || now.generation().state() == State.ACTIVE;
  }

  /** Returns what a generation does not get on at, as {@link JournalCore#failing}. */
  Optional<String> stuckAt(Generation generation) {
    StuckGeneration now = stuck;
    return now == null || now.generation() != generation
        ? Optional.empty()
        : Optional.of(now.place());
  }

  private Outcome deliver(Subscription subscription, Lease inside) {
    Generation generation = inside.generation();
    Cursor cursor = own(subscription, generation);
    attempts.by(cursor.owner());
    List<JournalEntry> read =
        journal.after(cursor.position(), attempts.batchAfter(cursor.position()), generation.json());
    if (read.isEmpty()) {
      return Outcome.IDLE;
    }
    if (generation.state() != State.ACTIVE) {
      // what was appended after the switch is the next one's, which may ask for more types
      return Outcome.MOVED;
    }
    List<JournalEntry> wanted = wanted(read, subscription);
    try {
      database.write(
          handle -> {
            cursors.move(cursor, new Handling(subscription, inside).run(read, wanted));
            return null;
          });
      attempts.succeeded();
      stuck = null;
      return Outcome.MOVED;
    } catch (LostCursorException e) {
      throw e;
    } catch (RuntimeException e) {
      return afterFailure(generation, cursor, read, wanted, e);
    }
  }

  /** A module that is just being replaced, or that stops before this one does, is no fault. */
  private void tellOfAttempt(Cursor cursor, RuntimeException failure) {
    if (failure instanceof ModuleUnavailableException) {
      LOG.info("subscription {} waits: {}", name, failure.getMessage());
    } else {
      LOG.warn(
          "subscription {} failed at {} ({})",
          name,
          cursor.position(),
          attempts.failures(),
          failure);
    }
  }

  private Cursor own(Subscription subscription, Generation generation) {
    String owner = generation.attachment(Owner.class, () -> Owner.of(process, generation)).name();
    Optional<Cursor> known = cursors.find(name);
    if (known.isPresent() && known.get().owner().equals(owner)) {
      return known.get();
    }
    long start =
        switch (subscription.start()) {
          case OLDEST -> journal.beforeOldest();
          case NEWEST -> journal.newest();
        };
    return cursors.claim(name, owner, start);
  }

  private static List<JournalEntry> wanted(List<JournalEntry> read, Subscription subscription) {
    return read.stream().filter(entry -> subscription.wants(entry.type())).toList();
  }

  /**
   * A batch that keeps failing is taken apart; the entry that keeps failing alone is set aside,
   * unless there is another version that may yet handle it.
   */
  private Outcome afterFailure(
      Generation generation,
      Cursor cursor,
      List<JournalEntry> read,
      List<JournalEntry> wanted,
      RuntimeException failure) {
    if (failure instanceof DatabaseException trouble && isPassing(trouble)) {
      LOG.warn("subscription {} waits: {}", name, trouble.getMessage());
      return Outcome.FAILED;
    }
    if (attempts.again()) {
      tellOfAttempt(cursor, failure);
      return Outcome.FAILED;
    }
    if (read.size() > 1) {
      attempts.takeApart(read.get(read.size() - 1).position());
      return Outcome.MOVED;
    }
    if (wanted.isEmpty() || mayBeHandledByAnother(generation)) {
      LOG.warn("{}: subscription {} waits", generation, name, failure);
      stuck =
          new StuckGeneration(
              generation, name + ", " + read.get(0).position() + ": " + cause(failure));
      return Outcome.FAILED;
    }
    attempts.succeeded();
    stuck = null;
    long position = wanted.get(0).position();
    Throwable cause = cause(failure);
    cursors.setAside(cursor, position, String.valueOf(cause), Attempts.MAX);
    LOG.error("subscription {} cannot handle entry {}; it is set aside", name, position, failure);
    return Outcome.MOVED;
  }

  private static Throwable cause(RuntimeException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  /**
   * Whether another version may handle an entry: there is a way back, or on, from the one that
   * fails.
   */
  private boolean mayBeHandledByAnother(Generation generation) {
    return generation.state() != State.ACTIVE
        || generations.all().stream()
            .anyMatch(
                other ->
                    other.module().equals(generation.module()) && other.state() == State.RETIRED);
  }

  private static boolean isPassing(DatabaseException trouble) {
    return switch (trouble.code()) {
      case UNAVAILABLE, INSUFFICIENT_STORAGE, CONFLICT, NOT_MIGRATED -> true;
      case TIMEOUT, WORK -> false;
    };
  }

  /**
   * Handles an entry that was set aside once more.
   *
   * @return whether it was set aside
   * @throws RuntimeException what the handler threw; the entry stays set aside then
   */
  boolean replay(long position) {
    try (Entered<Subscription> inside =
        generations
            .enter(table -> Optional.ofNullable(active(table).get(name)))
            .orElseThrow(() -> new IllegalStateException(name + " is not active"))) {
      List<JournalEntry> entry = journal.after(position - 1, 1, inside.generation().json());
      Handling handling = new Handling(inside.contribution(), inside.lease());
      if (handling.isChunked()) {
        return replayInChunks(handling, position, entry.get(0));
      }
      return database.write(
          handle -> {
            if (!cursors.takeBack(name, position)) {
              return false;
            }
            handling.run(entry, entry);
            return true;
          });
    }
  }

  private boolean replayInChunks(Handling handling, long position, JournalEntry entry) {
    while (cursors.isSetAside(name, position)) {
      if (database.write(handle -> handling.chunk(entry) && cursors.takeBack(name, position))) {
        return true;
      }
    }
    return false;
  }
}
