package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.journal.CursorStore.Cursor;
import dev.millet.platform.api.modules.ActiveTable;
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
import java.util.stream.Stream;
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
  private final Tail tail;
  private final CursorStore cursors;
  private final Progress progress;
  private final String process;
  private final Attempts attempts = new Attempts();
  private volatile Visit stay;
  private volatile StuckGeneration stuck;

  Delivery(
      String name,
      Generations generations,
      Database database,
      JournalStore journal,
      Tail tail,
      CursorStore cursors,
      String process) {
    this.name = name;
    this.generations = generations;
    this.database = database;
    this.journal = journal;
    this.tail = tail;
    this.cursors = cursors;
    this.progress = new Progress(name, cursors);
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
    progress.turn().lock();
    try (Lease inside = lease.get()) {
      stay = new Visit(inside.generation(), System.nanoTime());
      return deliver(filed.contribution(), inside);
    } catch (LostCursorException e) {
      LOG.info("{}; the batch was undone", e.getMessage());
      progress.forget();
      return Outcome.MOVED;
    } finally {
      stay = null;
      progress.turn().unlock();
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

  /** Returns how far it has come. */
  Progress progress() {
    return progress;
  }

  private Outcome deliver(Subscription subscription, Lease inside) {
    Generation generation = inside.generation();
    String owner = generation.attachment(Owner.class, () -> Owner.of(process, generation)).name();
    if (passOver(subscription, generation, owner)) {
      return Outcome.IDLE;
    }
    Cursor cursor = progress.own(owner, () -> start(subscription));
    attempts.by(owner);
    List<JournalEntry> read = read(progress.passed(), generation);
    if (read.isEmpty()) {
      return Outcome.IDLE;
    }
    if (generation.state() != State.ACTIVE) {
      // what was appended after the switch is the next one's, which may ask for more types
      return Outcome.MOVED;
    }
    List<JournalEntry> wanted =
        read.stream().filter(entry -> subscription.wants(entry.type())).toList();
    if (wanted.isEmpty()) {
      progress.pass(read.get(read.size() - 1).position());
      return Outcome.MOVED;
    }
    try {
      long to =
          database.write(
              handle -> {
                long handled = new Handling(subscription, inside).run(read, wanted);
                cursors.move(cursor, handled);
                return handled;
              });
      progress.moved(cursor, to);
      attempts.succeeded();
      stuck = null;
      return Outcome.MOVED;
    } catch (LostCursorException e) {
      throw e;
    } catch (RuntimeException e) {
      progress.forget();
      return afterFailure(generation, cursor, read, wanted, e);
    }
  }

  /** Passes over the newest entries where none of them is wanted; it takes no statement. */
  private boolean passOver(Subscription subscription, Generation generation, String owner) {
    List<Tail.Entry> newest = progress.passed(owner).flatMap(tail::after).orElse(null);
    if (newest == null || newest.stream().anyMatch(each -> subscription.wants(each.type()))) {
      return false;
    }
    if (newest.isEmpty()) {
      return true;
    }
    if (generation.state() != State.ACTIVE) {
      return false;
    }
    progress.pass(newest.get(newest.size() - 1).position());
    return true;
  }

  private List<JournalEntry> read(long position, Generation generation) {
    int limit = attempts.batchAfter(position);
    return tail.after(position)
        .map(newest -> newest.stream().limit(limit).map(each -> each.with(generation.json())))
        .map(Stream::toList)
        .orElseGet(() -> journal.after(position, limit, generation.json()));
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

  private long start(Subscription subscription) {
    return switch (subscription.start()) {
      case OLDEST -> journal.beforeOldest();
      case NEWEST -> journal.newest();
    };
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
    if (mayBeHandledByAnother(generation)) {
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
}
