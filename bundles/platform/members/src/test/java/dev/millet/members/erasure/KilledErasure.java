package dev.millet.members.erasure;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.members.MemberData;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.postgresql.PostgresDatabase;
import dev.millet.testing.FakeGenerations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A process that erases in many parts, and ends in the middle of one as by kill -9. */
final class KilledErasure {

  static final int PARTS = 30;
  static final int KILLED_AT = 12;
  static final long ACCOUNT = 4;

  private static final Options OPTIONS =
      new Options("the test database", 10, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private KilledErasure() {}

  /** The dialect, and the directory or address. */
  public static void main(String[] arguments) throws Exception {
    Database database = new BundleDatabase(open(Dialect.valueOf(arguments[0]), arguments[1]));
    FakeGenerations generations = new FakeGenerations(null);
    Erasures erasures = new Erasures(database, generations, InstantSource.system());
    generations.activate("parts", erasing(database, KILLED_AT));
    erasures.start(Duration.ofSeconds(1));
    database.write(
        handle -> {
          new ErasureTables(database).add(handle, ACCOUNT, Instant.now());
          return null;
        });
    erasures.wake();
    Thread.sleep(60_000);
    throw new IllegalStateException("it has not ended itself");
  }

  static Engine open(Dialect dialect, String where) throws Exception {
    return dialect == Dialect.POSTGRESQL
        ? PostgresDatabase.open(where, "", "", OPTIONS)
        : EmbeddedDatabase.open(Path.of(where), OPTIONS);
  }

  /**
   * Adds the next number with each part.
   *
   * @param end ends the process inside this part, before it is committed; 0 for never
   */
  static MemberData erasing(Database database, int end) {
    return MemberData.inParts(
        "parts",
        id -> "",
        id ->
            database.write(
                handle -> {
                  int next = numbers(database).size() + 1;
                  handle.execute("INSERT INTO test_parts (number) VALUES (?)", next);
                  if (next == end) {
                    Runtime.getRuntime().halt(137);
                  }
                  return next == PARTS;
                }));
  }

  static List<Integer> numbers(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT number FROM test_parts ORDER BY number")
                .mapTo(Integer.class)
                .list());
  }
}
