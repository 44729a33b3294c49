package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.modules.Register;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A process that handles one entry in many chunks, and ends in the middle as by kill -9. */
final class KilledChunks {

  static final int CHUNKS = 100;
  static final int KILLED_AT = 40;

  private KilledChunks() {}

  /** The directory, and whether the entry is handled in chunks. */
  public static void main(String[] arguments) throws Exception {
    Database database =
        new BundleDatabase(EmbeddedDatabase.open(Path.of(arguments[0]), KilledJournal.OPTIONS));
    Register register = new Register();
    JournalCore journal =
        new JournalCore(database, register.generations(), 365, Duration.ofSeconds(15));
    ChunkedHandler chunks = handler(database, KILLED_AT);
    BatchHandler atOnce = chunks::handle;
    register.file("reader", subscription(Boolean.parseBoolean(arguments[1]) ? chunks : atOnce));
    database.write(
        handle -> {
          journal.append(KilledJournal.TYPE, List.of("{\"number\":1}"));
          return null;
        });
    Thread.sleep(60_000);
    throw new IllegalStateException("it has not ended itself");
  }

  static Subscription subscription(BatchHandler handler) {
    return new Subscription(KilledJournal.NAME, Set.of(KilledJournal.TYPE), Start.OLDEST, handler);
  }

  /**
   * Writes the next number with each chunk.
   *
   * @param end ends the process inside this chunk, before it is committed; 0 for never
   */
  static ChunkedHandler handler(Database database, int end) {
    return entry ->
        database.write(
            handle -> {
              int next = Effects.numbers(database).size() + 1;
              handle.execute("INSERT INTO test_effects (version, number) VALUES (1, ?)", next);
              if (next == end) {
                Runtime.getRuntime().halt(137);
              }
              return next == CHUNKS;
            });
  }
}
