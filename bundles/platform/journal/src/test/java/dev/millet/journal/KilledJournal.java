package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.modules.Register;
import dev.millet.platform.api.modules.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process that is killed: two versions take turns at the entries of the embedded database in a
 * directory, while more are appended. It ends where it is told to, or when somebody ends it.
 */
final class KilledJournal {

  static final String NAME = "test.killed";
  static final String TYPE = "test.happened";

  /** What it prints when it is at it. */
  static final String BEGUN = "it has begun";

  static final Options OPTIONS =
      new Options("a killed journal", 10, Duration.ofSeconds(30), Duration.ofSeconds(30));

  /** Where it ends by itself, as if by kill -9. */
  enum Moment {
    /** After the handler has written its effects, before the cursor has been moved. */
    BEFORE_CURSOR,
    /** As soon as effects and cursor are durable. */
    AFTER_COMMIT,
    /** After the switch, before the next version has handled anything. */
    AFTER_SWITCH,
    /** It runs until it is killed from outside. */
    NEVER
  }

  private KilledJournal() {}

  /** The directory, the moment, and the first number to append. */
  public static void main(String[] arguments) throws Exception {
    Moment moment = Moment.valueOf(arguments[1]);
    Engine engine = EmbeddedDatabase.open(Path.of(arguments[0]), OPTIONS);
    Database database = new BundleDatabase(engine);
    Register register = new Register();
    JournalCore journal =
        new JournalCore(database, register.generations(), 365, Duration.ofSeconds(15));
    Generation one = register.file("reader", subscription(handler(database, 1, moment)));
    Generation two = register.file("reader", subscription(handler(database, 2, moment)));
    int number = Integer.parseInt(arguments[2]);
    Random moments = new Random(number);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (int i = 0; System.nanoTime() < end; i++) {
      append(database, journal, number++);
      if (i == 100) {
        System.out.println(BEGUN);
      }
      if (moments.nextInt(10) == 0) {
        register.generations().switchTo(List.of(i % 2 == 0 ? two : one));
        endAt(Moment.AFTER_SWITCH, moment, i);
      }
    }
    throw new IllegalStateException("nobody has killed it");
  }

  private static void append(Database database, JournalCore journal, int number) {
    database.write(
        handle -> {
          journal.append(TYPE, List.of("{\"number\":" + number + "}"));
          return null;
        });
  }

  static Subscription subscription(BatchHandler handler) {
    return new Subscription(NAME, Set.of(TYPE), Start.OLDEST, handler);
  }

  private static BatchHandler handler(Database database, int version, Moment moment) {
    return batch -> {
      Effects.write(database, version, batch);
      int last = JournalGround.number(batch.get(batch.size() - 1));
      endAt(Moment.BEFORE_CURSOR, moment, last);
      database.afterCommit(() -> endAt(Moment.AFTER_COMMIT, moment, last));
    };
  }

  /** Not the first time, so that there is something before it. */
  private static void endAt(Moment here, Moment wanted, int count) {
    if (here == wanted && count % 1_000 > 50) {
      Runtime.getRuntime().halt(137);
    }
  }
}
